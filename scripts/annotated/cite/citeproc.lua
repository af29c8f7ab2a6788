-- Formats a text in several styles with one run of `pandoc lua`, since pandoc takes long to start.
-- Reads JSON: a text in Markdown, the works it cites as CSL-JSON, and the styles as CSL.
-- Writes JSON: the text as HTML in each style.

local asked = pandoc.json.decode(io.read("a"), false)
local works = pandoc.read(asked.items, "csljson").meta.references
local results = {}

pandoc.system.with_temporary_directory("styles", function(folder)
  for place, style in ipairs(asked.styles) do
    local path = pandoc.path.join({ folder, place .. ".csl" })
    local file <close> = assert(io.open(path, "w"))
    file:write(style)
    file:flush()
    local text = pandoc.read(asked.text, "markdown")
    text.meta.references, text.meta.csl = works, path
    results[place] = pandoc.write(pandoc.utils.citeproc(text), "html", { wrap_text = "none" })
  end
end)

io.write(pandoc.json.encode(results))
