// Chooses the browser's own time zone where none is chosen yet.
const select = document.querySelector("select[data-own-zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (select && !select.value && [...select.options].some((option) => option.value === zone)) {
  select.value = zone;
}
