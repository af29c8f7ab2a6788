// Copies what an essay needs, in the style that the reader chose: the link, the citation or the
// quotation of a paragraph; the link or the citation of a claim, an event, a question or a figure; a
// work. All texts were formatted at build time. Rich text and plain text go to the clipboard together,
// so that italics arrive where they can. The style is kept on the reader's device, and nowhere else.
// Loaded by site.js when needed.
//
// Other scripts use `site.citeActions(link)`, the lines of a panel that opens at a link, and
// `site.offerCopies(root)`, which fills the places in a part of the page that wait for buttons:
//   <span class="work-copy" data-key="creemers2018"></span>                        a work
//   <span class="entry-copy" data-id="mech-04" data-title="Its title"></span>      an entry of this page

"use strict"

{
  site.load("panels.css")
  const box = document.querySelector(".cite")
  const standIns = box.dataset
  const styles = [...box.querySelectorAll("dd")]
  const nameOf = one => one.previousElementSibling.textContent
  const page = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split(/[?#]/)[0]
  const address = id => `${page}#${id}`

  // ---- The style: chosen once, in any of the lists, and remembered ----

  const kept = () => { try { return localStorage.cite } catch { return "" } }
  let chosen = styles.find(one => one.dataset.style === kept()) ?? styles[0]

  function choose(style) {
    chosen = styles.find(one => one.dataset.style === style)
    try { localStorage.cite = style } catch { /* then it holds for this page */ }
    show()
  }

  function show() {
    for (const one of styles) one.hidden = one !== chosen
    for (const list of document.querySelectorAll("select.cite-style")) list.value = chosen.dataset.style
    for (const part of document.querySelectorAll(".only-notes")) part.hidden = !("notes" in chosen.dataset)
  }

  function styleChoice() {
    const label = document.createElement("label")
    const list = document.createElement("select")
    list.className = "cite-style"
    for (const one of styles) list.append(new Option(nameOf(one), one.dataset.style))
    list.value = chosen.dataset.style
    list.addEventListener("change", () => choose(list.value))
    label.append("Style ", list)
    return label
  }

  // ---- Texts are lines of HTML whose only tag is <i> ----

  const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

  function plain(line) {
    const holder = document.createElement("template")
    holder.innerHTML = line
    return holder.content.textContent
  }

  // What a reader sees of an element, its italics kept.
  function marked(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data)
    const inside = [...node.childNodes].map(marked).join("")
    return node.matches?.("em, i") ? `<i>${inside}</i>` : inside
  }

  function wordsOf(element, without) {
    const copy = element.cloneNode(true)
    copy.querySelectorAll(without).forEach(part => part.remove())
    return marked(copy).replace(/\s+/g, " ").replace(/\s+(?=[.,;:])/g, "").trim()
  }

  // ---- The clipboard ----

  const asHtml = lines => lines.map(line => `<p>${line}</p>`).join("")
  const asText = lines => lines.map(plain).join("\n")
  const blob = (type, text) => new Blob([text], { type })

  async function copy(making) {
    try {
      // Promises, not texts: a browser may forget the click while a text is fetched.
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": making.then(lines => blob("text/html", asHtml(lines))),
        "text/plain": making.then(lines => blob("text/plain", asText(lines))),
      })])
    } catch {
      copyAsBefore(await making)
    }
  }

  // Without a secure connection browsers refuse the clipboard; the older way still works.
  function copyAsBefore(lines) {
    const focused = document.activeElement
    const area = Object.assign(document.createElement("textarea"), { value: asText(lines) })
    const put = event => {
      event.clipboardData.setData("text/html", asHtml(lines))
      event.clipboardData.setData("text/plain", asText(lines))
      event.preventDefault()
    }
    document.body.append(area)
    area.select()
    document.addEventListener("copy", put)
    const done = document.execCommand("copy")
    document.removeEventListener("copy", put)
    area.remove()
    focused?.focus()
    if (!done) throw new Refused(lines)
  }

  class Refused extends Error {
    constructor(lines) {
      super("The browser does not allow copying. Copy it from here:")
      this.lines = lines
    }
  }

  // A button that copies, and says aloud what it copied; or why not, with the text to copy by hand.
  function copyButton(label, said, make) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy" })
    const status = document.createElement("span")
    const both = document.createElement("span")
    button.textContent = label
    status.setAttribute("role", "status")
    button.addEventListener("click", async () => {
      both.querySelector("textarea")?.remove()
      try {
        await copy(Promise.resolve().then(make))
        status.textContent = ` ${said()}`
        setTimeout(() => { status.textContent = "" }, 3000)
      } catch (error) {
        status.textContent = ` ${error.message}`
        if (error instanceof Refused) both.append(byHand(error.lines))
      }
    })
    both.append(button, status)
    return both
  }

  function byHand(lines) {
    const area = Object.assign(document.createElement("textarea"), { value: asText(lines), readOnly: true, rows: 4 })
    area.className = "by-hand"
    area.setAttribute("aria-label", "The text to copy")
    setTimeout(() => area.select())
    return area
  }

  const inStyle = what => () => `${what} copied, in ${nameOf(chosen)}.`
  const copyLink = id => copyButton("Copy link", () => "Link copied.", () => [escaped(address(id))])

  // ---- Works: the texts of a style come when first asked for ----

  const works = {}
  async function workIn(key, note) {
    const { style } = chosen.dataset
    works[style] ??= site.read(`references/styles/${style}.json`).catch(() => {
      delete works[style]
      throw new Error("The references could not be read. Is there a connection?")
    })
    const found = (await works[style])[key]
    if (!found) throw new Error("References to copy are made by scripts/build, not in this preview.")
    return found[note ? 1 : 0]
  }

  function offerWork(place) {
    const { key } = place.dataset
    const note = copyButton("Copy note", inStyle("Note"), async () => [await workIn(key, true)])
    note.className = "only-notes"
    note.hidden = !("notes" in chosen.dataset)
    place.replaceChildren(
      copyButton("Copy reference", inStyle("Reference"), async () => [await workIn(key)]), " ", note, " ", styleChoice(),
    )
  }

  // ---- A paragraph: its link, its citation, and a quotation with all that an essay owes ----

  function paragraphActions(link) {
    const paragraph = link.closest("p")
    const id = link.hash.slice(1)
    // A note has the address in it, else it stands on a line of its own.
    const isNote = () => "notes" in chosen.dataset
    const label = () => chosen.dataset.label
      .replace(standIns.number, link.textContent)
      .replace(escaped(page), () => escaped(address(id)))
    const reference = () => chosen.querySelector(".reference").innerHTML
    const provenance = () => (isNote() ? [reference()] : [reference(), escaped(address(id))])
    const citation = () => (isNote() ? [label(), reference()] : [reference(), label(), escaped(address(id))])
    const quotation = async () => {
      const quoted = `‘${wordsOf(paragraph, ".pn, .mark, .preview")}’`
      const sources = await sourcesOf(paragraph)
      return [
        ...(isNote() ? [quoted, label()] : [`${quoted} ${label()}`]),
        ...verdictsOf(paragraph),
        ...provenance(),
        ...(sources.length ? ["Original sources:", ...sources] : []),
      ]
    }
    return [
      copyLink(id),
      copyButton("Copy citation", inStyle("Citation"), citation),
      copyButton("Copy quotation", inStyle("Quotation with its verdicts and sources"), quotation),
      styleChoice(),
    ]
  }

  // Each verdict with its reason word, from the note that stands by the paragraph or in another chapter.
  function verdictsOf(paragraph) {
    const lines = [...paragraph.querySelectorAll("a.mark")].map(mark => {
      const id = mark.hash.slice("#note-".length)
      const note = mark.getAttribute("href").startsWith("#") && document.getElementById(mark.hash.slice(1))?.closest("li")
      const words = note ? wordsOf(note, ".mark, .why") : escaped(mark.getAttribute("aria-label").split(": ")[1])
      return `${id}: ${words.replace(/\.$/, "")}`
    })
    return lines.length ? [`Verdicts: ${lines.join("; ")}.`] : []
  }

  // In the chosen style; as they stand on the page where that cannot be read.
  async function sourcesOf(paragraph) {
    const ids = [...paragraph.querySelectorAll("a.citation")].map(link => decodeURIComponent(link.hash.slice(1)))
    return Promise.all([...new Set(ids)].map(id => workIn(id.slice("ref-".length)).catch(() => {
      const entry = document.getElementById(id).closest("li")
      return wordsOf(entry, ".entry-link, .backlink")
    })))
  }

  // ---- An entry: a claim, an event, a question, a figure, under its own title and address ----

  function entryButtons(id, title) {
    // A title that ends with a mark of its own takes no full stop after it.
    const full = new RegExp(`${standIns.title}${/[?!.]$/.test(title) ? "\\.?" : ""}`, "i")
    const filled = pattern => pattern
      .replace(full, () => escaped(title))
      .replace(escaped(standIns.address), () => escaped(address(id)))
    const citation = () => {
      const { pattern, patternLabel, notes } = chosen.dataset
      return notes === undefined ? [filled(pattern)] : [filled(patternLabel), filled(pattern)]
    }
    const buttons = [copyLink(id), copyButton("Copy citation", inStyle("Citation"), citation), styleChoice()]
    return standIns.files ? [...buttons, filesOf(id)] : buttons
  }

  function filesOf(id) {
    const links = document.createElement("span")
    links.append("Save as ")
    for (const [name, ending] of [["BibTeX", "bib"], ["RIS", "ris"], ["CSL-JSON", "json"]]) {
      const link = document.createElement("a")
      link.href = new URL(`${standIns.files}/${id}.${ending}`, site.root)
      link.textContent = name
      links.append(link, " ")
    }
    return links
  }

  function titleOf(link) {
    if (!link.matches(".figure-number")) {
      const title = plain(wordsOf(document.getElementById(link.hash.slice(1)), ".headerlink, .preview"))
      return standIns.files ? `${title} (${link.hash.slice(1)})` : title
    }
    const parts = [link, link.nextElementSibling].map(part => part.textContent.trim().replace(/\.$/, ""))
    return parts.join(": ")
  }

  site.citeActions = link =>
    (link.matches(".pn") ? paragraphActions(link) : entryButtons(link.hash.slice(1), titleOf(link)))

  site.offerCopies = root => {
    for (const place of root.querySelectorAll(".work-copy:empty")) offerWork(place)
    for (const place of root.querySelectorAll(".entry-copy:empty")) {
      place.replaceChildren(...entryButtons(place.dataset.id, place.dataset.title).flatMap(part => [part, " "]))
    }
  }

  // ---- The cite box ----

  box.querySelector("dl").before(styleChoice())
  for (const one of styles) {
    one.previousElementSibling.hidden = true // the choice names the style
    const [reference, label] = [one.querySelector(".reference"), one.querySelector(".label")]
    reference.after(" ", copyButton("Copy", inStyle("Reference"), () => [reference.innerHTML]))
    label.after(" ", copyButton("Copy", inStyle("notes" in one.dataset ? "Note" : "Citation"), () => [label.innerHTML]))
  }
  show()
  site.offerCopies(document)
}
