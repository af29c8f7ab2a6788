// Copies what an essay needs: the link, the citation or the quotation of a paragraph, an event or a
// claim; a page's reference in each style; a work's reference. All texts were formatted at build
// time and stand in the cite box of the page; nothing is stored and nothing leaves the reader's device. Loaded by
// site.js when needed.

"use strict"

{
  const box = document.querySelector(".cite")
  const standIns = box?.dataset
  const styles = [...(box?.querySelectorAll("dd") ?? [])]
  for (const one of styles) one.dataset.text = one.textContent.trim()
  let style = styles[0]?.dataset.style

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Without a secure connection browsers refuse the clipboard; the older way still works.
      const focused = document.activeElement
      const area = Object.assign(document.createElement("textarea"), { value: text })
      document.body.append(area)
      area.select()
      const done = document.execCommand("copy")
      area.remove()
      focused?.focus()
      if (!done) throw new Error("The browser does not allow copying.")
    }
  }

  // A button that copies, and says aloud that it did, or why not.
  function copyButton(label, text) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "copy"
    button.textContent = label
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    button.addEventListener("click", async () => {
      try {
        await copy(await text())
        status.textContent = " Copied."
        setTimeout(() => { status.textContent = "" }, 2000)
      } catch (error) {
        status.textContent = ` ${error.message}`
      }
    })
    const both = document.createElement("span")
    both.append(button, status)
    return both
  }

  const chosen = () => styles.find(one => one.dataset.style === style)
  const address = id => {
    const own = document.querySelector("link[rel=cite-as]")?.href
    return `${own ?? location.href.split(/[?#]/)[0]}#${id}`
  }

  function styleChoice() {
    const label = document.createElement("label")
    const select = document.createElement("select")
    for (const one of styles) select.append(new Option(one.previousElementSibling.textContent, one.dataset.style))
    select.value = style
    select.addEventListener("change", () => { style = select.value })
    label.append("Style ", select)
    return label
  }

  // The text of a paragraph as a reader sees it, without the marks in it.
  function wordsOf(paragraph) {
    const text = paragraph.cloneNode(true)
    text.querySelectorAll(".pn, .claim, .preview").forEach(mark => mark.remove())
    return text.textContent.replace(/\s+/g, " ").replace(/\s+([.,;])/g, "$1").trim()
  }

  function sourcesOf(paragraph) {
    const links = [...paragraph.querySelectorAll("a.citation")]
    const items = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))).closest("li"))
    return [...new Set(items)].map(item => {
      const entry = item.cloneNode(true)
      entry.querySelectorAll(".entry-link, .backlink").forEach(part => part.remove())
      return entry.textContent.replace(/\s+/g, " ").trim()
    })
  }

  function paragraphActions(link) {
    const paragraph = link.closest("p")
    const id = link.hash.slice(1)
    const label = () => chosen().dataset.label.replace(standIns.number, link.textContent)
    const citation = () => `${chosen().dataset.text}\n${label()}\n${address(id)}`
    const quotation = () => [
      `‘${wordsOf(paragraph)}’ ${label()}`,
      chosen().dataset.text,
      address(id),
      ...(sourcesOf(paragraph).length ? ["Original sources:", ...sourcesOf(paragraph)] : []),
    ].join("\n")
    return [
      copyButton("Copy link", () => address(id)),
      copyButton("Copy citation", citation),
      copyButton("Copy quotation", quotation),
      styleChoice(),
    ]
  }

  // An event or a claim is cited under its own heading and its own address.
  function entryActions(link) {
    const id = link.hash.slice(1)
    const title = link.parentElement.firstChild.textContent.trim()
    const citation = () => chosen().dataset.pattern
      .replace(new RegExp(standIns.title, "i"), () => `${title} (${id})`)
      .replace(standIns.address, () => address(id))
    return [copyButton("Copy link", () => address(id)), copyButton("Copy citation", citation), styleChoice()]
  }

  site.citeActions = link => (link.matches(".pn") ? paragraphActions(link) : entryActions(link))

  for (const one of styles) {
    one.append(" ", copyButton("Copy", () => one.dataset.text))
  }

  // On the references page each work can be copied in every style; the texts come when first asked for.
  let works = null
  const workIn = async (key, name) => {
    works ??= site.read("references/styles.json").catch(() => {
      works = null
      throw new Error("The references could not be read. Is there a connection?")
    })
    const text = (await works)[name][key]
    if (!text) throw new Error("References to copy are made by scripts/build, not in this preview.")
    return text
  }

  function offerStyles(place, opener) {
    const buttons = styles.map(one => {
      const name = one.previousElementSibling.textContent
      return copyButton(name, () => workIn(place.dataset.key, one.dataset.style))
    })
    opener.replaceWith("Copy in ", ...buttons.flatMap(button => [button, " "]))
    buttons[0].querySelector("button").focus()
  }

  for (const place of document.querySelectorAll(".work-copy")) {
    const opener = Object.assign(document.createElement("button"), { type: "button", className: "copy" })
    opener.textContent = "Copy the reference"
    opener.addEventListener("click", () => offerStyles(place, opener))
    place.append(opener)
  }
}
