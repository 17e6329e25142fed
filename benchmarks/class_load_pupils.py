"""The pupils of benchmarks.class_load, for locust: each opens the text, then writes; what is written saves itself."""

import json
import os
import random
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, events, task

from benchmarks.class_load import CLASS_FILE, SENT_FILE

WORDS = ("because", "the army", "crossed", "the river", "before winter", "and nobody", "in the capital", "believed it")
CSRF = "c" * 32  # any secret will do, as long as the cookie and the header say the same
told: dict[str, Any] = json.loads(Path(os.environ[CLASS_FILE]).read_text())
waiting = list(told["pupils"].items())
kept: dict[str, str] = {}  # what the site said that it kept, by pupil and question


class PupilAtWork(FastHttpUser):
    """Writes a few words, then thinks for a few seconds; every now and then opens the text anew."""

    wait_time = between(2, 4)

    def on_start(self) -> None:
        self.pupil, session = waiting.pop()
        self.headers = {
            "Accept-Encoding": "gzip",
            "Cookie": f"{told['cookie']}={session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
        }
        self.revisions = dict.fromkeys(told["questions"], 0)
        self.texts = dict.fromkeys(told["questions"], "")
        self.read()

    @task(1)
    def read(self) -> None:
        with self.client.get(told["item"], headers=self.headers, name="open the text", catch_response=True) as answer:
            if "Question 0?" not in (answer.text or ""):
                answer.failure(f"not the text: {answer.status_code}")

    @task(9)
    def write(self) -> None:
        question = random.choice(told["questions"])
        text = f"{self.texts[question]} {' '.join(random.choices(WORDS, k=6))}".strip()
        sent = {"base": self.revisions[question], "text": text, "choices": [], "passage": {}}
        address = f"{told['item']}answers/{question}/"
        with self.client.post(
            address, json=sent, headers=self.headers, name="save an answer", catch_response=True
        ) as answer:
            said = answer.json() if answer.status_code == 200 else {}
            if said.get("state") != "saved":
                answer.failure(f"not saved: {answer.status_code}")
                return
            self.revisions[question], self.texts[question] = said["revision"], text
            kept[f"{self.pupil} {question}"] = text


@events.quitting.add_listener
def tell(**_: Any) -> None:
    Path(os.environ[SENT_FILE]).write_text(json.dumps(kept))
