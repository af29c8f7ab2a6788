// Shows what a citation, a claim marker or a term leads to, beside the link: on hover, on focus, and
// on the first tap. Without this script each of them is a plain link to the same thing.
//
// After WCAG 1.4.13: Escape closes the panel, the pointer can move onto it, and it stays until the
// pointer or the focus leaves.

const LINKS = "a.citation, a.claim, a.term"
const OPEN_AFTER = 250
const CLOSE_AFTER = 300

const panel = document.createElement("div")
panel.className = "preview"
panel.id = "preview"
panel.hidden = true
document.body.append(panel)

let current = null
let timer = 0
let byTouch = false

const later = (action, delay) => {
  clearTimeout(timer)
  timer = setTimeout(action, delay)
}

function contentOf(link) {
  const target = link.matches(".citation") && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (target) {
    const entry = target.closest("li").cloneNode(true)
    entry.querySelectorAll("[id], .backlink").forEach(part => part.remove())
    return [...entry.childNodes]
  }
  const text = document.createElement("span")
  text.textContent = link.dataset.gist
  return [text]
}

function wayOn(link) {
  const line = document.createElement("p")
  const anchor = document.createElement("a")
  anchor.href = link.href
  anchor.textContent = link.matches(".claim") ? "In the ledger" : "In the glossary"
  line.append(anchor)
  return line
}

function place(link) {
  const [line] = link.getClientRects()
  const width = panel.offsetWidth
  const left = Math.min(line.left, document.documentElement.clientWidth - width - 8)
  const below = line.bottom + 6
  const fits = below + panel.offsetHeight < innerHeight || line.top < panel.offsetHeight
  panel.style.left = `${Math.max(left, 8) + scrollX}px`
  panel.style.top = `${(fits ? below : line.top - panel.offsetHeight - 6) + scrollY}px`
}

function open(link) {
  clearTimeout(timer)
  if (current === link) return
  close()
  panel.replaceChildren(...contentOf(link))
  if (!link.matches(".citation")) panel.append(wayOn(link))
  panel.hidden = false
  link.setAttribute("aria-describedby", panel.id)
  current = link
  place(link)
}

function close() {
  clearTimeout(timer)
  current?.removeAttribute("aria-describedby")
  current = null
  panel.hidden = true
}

for (const link of document.querySelectorAll(LINKS)) {
  if (link.title) {
    // The browser's own tooltip would cover the panel.
    link.dataset.gist = link.title
    link.removeAttribute("title")
  }
  link.addEventListener("pointerenter", event => event.pointerType === "mouse" && later(() => open(link), OPEN_AFTER))
  link.addEventListener("pointerleave", event => event.pointerType === "mouse" && later(close, CLOSE_AFTER))
  link.addEventListener("pointerdown", event => { byTouch = event.pointerType !== "mouse" })
  link.addEventListener("focus", () => byTouch || open(link))
  link.addEventListener("blur", event => panel.contains(event.relatedTarget) || later(close, CLOSE_AFTER))
  link.addEventListener("click", event => {
    if (byTouch && current !== link) {
      event.preventDefault()
      open(link)
    }
    byTouch = false
  })
}

panel.addEventListener("pointerenter", () => clearTimeout(timer))
panel.addEventListener("pointerleave", () => later(close, CLOSE_AFTER))
panel.addEventListener("focusin", () => clearTimeout(timer))
panel.addEventListener("focusout", event => panel.contains(event.relatedTarget) || later(close, CLOSE_AFTER))
document.addEventListener("keydown", event => event.key === "Escape" && close())
document.addEventListener("pointerdown", event => {
  if (current && !panel.contains(event.target) && event.target.closest(LINKS) !== current) close()
})
