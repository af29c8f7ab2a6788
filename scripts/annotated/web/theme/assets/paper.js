// What paper needs and a style sheet cannot do.

"use strict"

// ---- At the foot of each sheet the address it comes from, where a browser knows such a place ----
{
  const address = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split(/[?#]/)[0]
  const sheet = new CSSStyleSheet()
  const line = JSON.stringify(`${address} · Edition ${document.documentElement.dataset.edition}`)
  sheet.replaceSync(`@page { @bottom-left { content: ${line} } }`)
  document.adoptedStyleSheets.push(sheet)
}

// ---- Disclosures stand open on paper, and afterwards as the reader left them ----
{
  let opened = []
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")]
    for (const one of opened) one.open = true
  })
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false
    opened = []
  })
}
