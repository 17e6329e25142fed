import socket

import pytest

from scripts.preflight import Fault, check_port, data_folder, read_port, site_environment


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("8103", 8103), ("65535", 65535)])
def test_port_is_read(text, port):
    assert read_port({"PORT": text}) == port


@pytest.mark.parametrize("text", ["0", "65536", "80a", "-1", "٨٠"])
def test_port_that_is_none_is_refused(text):
    with pytest.raises(Fault) as caught:
        read_port({"PORT": text})
    assert (
        str(caught.value) == f"PORT is {text!r}; it must be a number from 1 to 65535, for example: make run PORT=8001"
    )


def test_port_in_use_is_named_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Fault) as caught:
            check_port("127.0.0.1", port)
    assert str(caught.value) == (
        f"Port {port} is in use by another program. Choose another: make run PORT={port + 1 if port < 65535 else 8000}"
    )


def test_port_at_an_address_of_another_machine_is_refused():
    with pytest.raises(Fault) as caught:
        check_port("192.0.2.1", 8000)
    assert str(caught.value).startswith("Nothing can listen at 192.0.2.1:8000: ")


def test_port_that_is_free_stays_free():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


def test_data_folder_is_made(tmp_path):
    assert data_folder({"DATA_DIR": str(tmp_path / "a" / "b")}) == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_data_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match="cannot be written"):
        data_folder({"DATA_DIR": str(tmp_path / "file")})


def test_environment_of_the_site_follows_the_port_unless_told_otherwise():
    assert site_environment({}, port=8103, debug=False)["SITE_ADDRESS"] == "http://localhost:8103"
    given = site_environment({"SITE_ADDRESS": "http://ada.local:8103"}, port=8103, debug=True)
    assert (given["SITE_ADDRESS"], given["DEBUG"]) == ("http://ada.local:8103", "true")
