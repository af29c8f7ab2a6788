// Shows what a citation, a term or a paragraph number leads to, beside the link: on
// hover, on focus, and on the first tap. Without this script each is a plain link to the same thing.
// Loaded by site.js when a reader first does something.
//
// After WCAG 1.4.13: Escape closes the panel, the pointer can move onto it, and it stays until the
// pointer or the focus leaves. The panel stands behind its link, so that Tab leads into it.

"use strict"

{
  const LINKS = "a.citation, a.term, a.pn, a.point, a.figure-number, .entry a.headerlink"
  const CITED = ".pn, .figure-number, .headerlink"
  const OPEN_AFTER = 250
  const CLOSE_AFTER = 300

  const panel = document.createElement("span")
  panel.className = "preview"
  panel.id = "preview"

  const dressed = site.load("panels.css")
  let current = null
  let timer = 0
  let byTouch = false

  const later = (action, delay) => {
    clearTimeout(timer)
    timer = setTimeout(action, delay)
  }

  const line = (...parts) => {
    const row = document.createElement("span")
    row.className = "preview-line"
    row.append(...parts)
    return row
  }

  function wayOn(link, text) {
    const anchor = document.createElement("a")
    anchor.href = link.href
    anchor.textContent = text
    return line(anchor)
  }

  function reference(link) {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1))).closest("li").cloneNode(true)
    entry.querySelectorAll("[id], .backlink").forEach(part => part.remove())
    const place = document.createElement("span")
    place.className = "work-copy"
    place.dataset.key = link.hash.slice("#ref-".length)
    return [line(...entry.childNodes), line(place)]
  }

  function contentOf(link) {
    if (link.matches(".citation")) return reference(link)
    if (link.matches(CITED)) return site.citeActions(link).map(part => line(part))
    if (link.matches(".point")) return [line(link.textContent), wayOn(link, "In the timeline")]
    return [line(link.dataset.gist), wayOn(link, "In the glossary")]
  }

  // Below the link where it fits, else above; never over the edge of the screen.
  function place(link) {
    const [first] = link.getClientRects()
    const edge = document.documentElement.clientWidth - panel.offsetWidth - 8
    const origin = panel.offsetParent.getBoundingClientRect()
    const below = first.bottom + 6
    const fits = below + panel.offsetHeight < innerHeight || first.top < panel.offsetHeight
    panel.style.left = `${Math.max(Math.min(first.left, edge), 8) - origin.left}px`
    panel.style.top = `${(fits ? below : first.top - panel.offsetHeight - 6) - origin.top}px`
  }

  async function open(link) {
    clearTimeout(timer)
    if (current === link) return
    close()
    current = link
    await Promise.all([dressed, link.matches(CITED) && site.load("cite.js")])
    if (current !== link) return
    panel.replaceChildren(...contentOf(link))
    if (link.matches(".citation")) site.load("cite.js").then(() => site.offerCopies(panel), () => {})
    link.after(panel)
    link.setAttribute("aria-describedby", panel.id)
    place(link)
  }

  function close() {
    clearTimeout(timer)
    current?.removeAttribute("aria-describedby")
    current = null
    panel.remove()
  }

  // A click in the panel may take the focus from it, as Safari does: it stays while the pointer is on it.
  const closeSoon = () => later(() => panel.matches(":hover") || close(), CLOSE_AFTER)
  const leaves = event => panel.contains(event.relatedTarget) || event.relatedTarget === current || closeSoon()

  for (const link of document.querySelectorAll(LINKS)) {
    if (link.title) {
      // The browser's own tooltip would cover the panel.
      link.dataset.gist = link.title
      link.removeAttribute("title")
      if (!link.matches(".term")) link.setAttribute("aria-label", link.dataset.gist)
    }
    link.addEventListener("pointerenter", event => event.pointerType === "mouse" && later(() => open(link), OPEN_AFTER))
    link.addEventListener("pointerleave", event => event.pointerType === "mouse" && later(close, CLOSE_AFTER))
    link.addEventListener("pointerdown", event => { byTouch = event.pointerType !== "mouse" })
    link.addEventListener("focus", () => byTouch || open(link))
    link.addEventListener("blur", leaves)
    link.addEventListener("click", event => {
      if (byTouch && current !== link) {
        event.preventDefault()
        open(link)
      }
      byTouch = false
    })
  }

  // “Cite” in the caption of a figure opens what its number opens.
  for (const link of document.querySelectorAll("a.figure-cite")) {
    link.addEventListener("click", event => {
      event.preventDefault()
      link.closest(".figure").querySelector(".figure-number").focus()
    })
  }

  // Who brought this script may be at a link already.
  const here = [...document.querySelectorAll(LINKS)].find(link => link.matches(":hover, :focus"))
  if (here) later(() => open(here), OPEN_AFTER)

  // It grows when a button says that it has copied, and its link moves when the window is made wider or narrower.
  const placeAgain = () => current && panel.offsetParent && place(current)
  new ResizeObserver(placeAgain).observe(panel)
  addEventListener("resize", placeAgain)
  panel.addEventListener("pointerenter", () => clearTimeout(timer))
  panel.addEventListener("pointerleave", () => later(close, CLOSE_AFTER))
  panel.addEventListener("focusin", () => clearTimeout(timer))
  panel.addEventListener("focusout", leaves)
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !current) return
    if (panel.contains(document.activeElement)) current.focus()
    close()
  })
  document.addEventListener("pointerdown", event => {
    if (current && !panel.contains(event.target) && event.target.closest(LINKS) !== current) close()
  })
}
