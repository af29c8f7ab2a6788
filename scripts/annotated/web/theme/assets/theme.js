// What must be known before anything is painted: the theme that the reader chose (without a choice it is
// the device's), how deep a chapter is to be read (?read=text), and that scripts run at all.

"use strict"

{
  const root = document.documentElement
  root.classList.add("scripted")
  root.dataset.read = new URLSearchParams(location.search).get("read") ?? "reasons"
  try { root.dataset.theme = localStorage.theme ?? "" } catch { /* no choice is known */ }
}
