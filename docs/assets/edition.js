// Says at the top of an older edition that there is a newer one. Editions never change, so each page
// asks for the list beside its edition. Without this script, or offline, nothing is said.
//
//   <script src="…/edition.js" data-label="2026.1" data-root=".." defer></script>

(async function ({ label, root }) {
  // At the plain address stands the newest edition, and in a folder on a disk there is no list.
  const published = location.protocol.startsWith("http") && location.pathname.includes(`/${label}/`)
  if (!published || !navigator.onLine) return

  const own = new URL(root, location.href)
  const answer = await fetch(new URL("../editions.json", own))
  const newest = answer.ok && (await answer.json()).at(-1).label
  if (!newest || newest === label) return

  const home = new URL(`../${newest}/`, own)
  const same = new URL(`./${location.pathname.slice(own.pathname.length)}`, home)
  const there = await fetch(same, { method: "HEAD" })

  const link = document.createElement("a")
  link.href = there.ok ? same : home
  link.textContent = `The newest is ${newest}`
  const note = document.createElement("p")
  note.className = "newer-edition"
  note.setAttribute("role", "note")
  note.append(`This is edition ${label}. `, link, ".")
  document.querySelector("article").prepend(note)
})(document.currentScript.dataset).catch(() => {})
