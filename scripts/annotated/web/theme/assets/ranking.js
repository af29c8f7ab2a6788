// What a question finds: its words, what was mended in them, and the entries of the index in groups.
// MiniSearch counts the words; which words there are, and what weighs how much, is decided here.

"use strict"

{
  // Words that only ask, or hold a sentence together.
  const ASKING = new Set(`a about after all also am an and any are as at be because been being but by can cant could did do
    does doesnt doing done dont for from get gets getting go goes going got had happen happens has have having he her here him
    his how i if in into is isnt it its just know let like look make makes many may me mean means might more most much must my
    of off on or our out own really say says she should since so some somebody someone something still such tell than that the
    their them then there these they thing things this those to too under up us very was way we were what when where which
    while who whom whose why will with would you your`.split(/\s+/))

  // Everyday words of which this site uses one, and readers another; what a term is called besides its
  // name stands with it, in glossary.yaml and questions.yaml.
  const ALIKE = `rating score mark grade points ranking
    everyone everybody anybody
    company firm business enterprise corporation
    punish penalise penalty sanction
    reward benefit advantage perk
    ban forbid prohibit outlaw refuse bar
    law statute legislation legal
    court judge tribunal
    debt debtor owe loan
    poor broke insolvent bankruptcy
    remove delete erase clear
    algorithm machine computer automated software ai
    camera cctv
    face facial
    journalist reporter newspaper media press
    lie mislead exaggerate false myth
    arrest detain jail imprison
    muslim uyghur
    foreigner foreign tourist visitor abroad expatriate
    school university college
    child son daughter kid
    flight fly plane airline
    train railway
    bicycle bike
    start begin introduce launch
    end abolish scrap stop cancel
    new recent latest change
    survey poll respondent
    scared afraid fear
    america american us usa
    europe european eu brussels
    government state authorities
    job employment work
    reliable trustworthy accurate credible
    notice warn notify inform
    episode film series netflix
    post comment`

  // What an entry weighs by its kind, and a word by where it stands.
  const KINDS = { answer: 1.75, term: 1.5, chapter: 1, claim: 1, event: 1, work: 0.5, seminar: 0.5, page: 0.5 }
  const FIELDS = { title: 2, asked: 3, about: 3, text: 1, besides: 1 }
  const SYNONYM = { boost: 0.5, share: 0.8 }  // of the word that was typed
  const WORDING = 1.5    // an entry whose title or other wording holds all that was typed, in its order
  const FITS = 0.6       // of the best score: then the best answer stands before all
  const ENOUGH = 0.4       // of what the best entry has of the question: what has less is not shown
  const READ = 80        // this many entries are looked at more closely
  const SHOWN = 3        // of a group at first
  const PREFIX = 4       // letters, from which a word may be the beginning of others

  // ---- Words: folded letters, Chinese by pairs, light stems ----

  const HAN = /[\u3400-\u9fff]/
  const WORD = /[\u3400-\u9fff]+|\d+(?:\.\d+)*|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu

  // In whatever form letters with marks come, they lose them; so pinyin is found without its tones.
  const fold = text => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "")

  const wordsIn = text => fold(text).replace(/['’]s\b|['’]/g, "").replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/ ?%/g, " percent").match(WORD) ?? []

  const pairs = run => (run.length < 3 ? [run] : Array.from(run.slice(1), (sign, at) => run[at] + sign))

  const asked = text => wordsIn(text).flatMap(word => (HAN.test(word) ? pairs(word) : word))

  const indexed = text => wordsIn(text).flatMap(word => (HAN.test(word) ? [...new Set([...word, ...pairs(word)])] : word))

  // Plurals, -ing, -ed, -ly and a last e; British and American spellings meet.
  const stemOf = word => {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
    const one = word.endsWith("ies") ? word.replace(/ies$/, "y")
      : /(ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/([^su])s$/, "$1")
    const bare = one.replace(/(?<=[aeiouy].+)(?:ing|ed|ly)$/, "")
    const short = bare !== one && bare.length > 2 ? bare.replace(/([bdgkmnprt])\1$/, "$1") : one
    return short.replace(/(?<=...)e$/, "").replace(/(?<=..)y$/, "i").replace(/(?<=...)our$/, "or").replace(/iz$/, "is")
  }
  const stems = new Map()
  const stem = word => {
    if (!stems.has(word)) stems.set(word, ASKING.has(word) ? null : stemOf(word))
    return stems.get(word)
  }

  const stemsIn = text => new Set(asked(text).map(stem).filter(Boolean))

  const synonyms = new Map()
  for (const line of ALIKE.split("\n")) {
    const group = line.trim().split(" ").map(stem)
    for (const one of group) synonyms.set(one, group.filter(other => other !== one))
  }

  // ---- Slips ----

  // Letters wrong, missing, too many, or two in the wrong order, each counted once.
  const slips = (one, other) => {
    let before = []
    let last = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
      const now = [i]
      for (let j = 1; j <= other.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]))
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
        if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1)
      }
      before = last
      last = now
    }
    return last[other.length]
  }

  // Nearest is what has the fewest slips, then the same first letter, then what stands here more often.
  const nearest = (word, words) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
    let best = null
    for (const { word: other, count } of words.values()) {
      if (Math.abs(other.length - word.length) > most) continue
      const away = slips(word, other) + (other[0] !== word[0]) / 2 - Math.min(count, 50) / 200
      if (away <= most + 0.25 && !(best?.away <= away)) best = { other, away }
    }
    return best?.other
  }

  // ---- Entries ----

  // A full stop before a capital ends a sentence; so does the end of a line.
  const sentences = text => text.split(/\n|(?<=[a-z0-9)’”%][.!?])(?<!No\.|Art\.|Arts\.|bn\.)\s+(?=[‘“A-Z0-9])/)

  // A text as it is shown: in parts, of which those are marked whose words were found.
  const PART = /(?<han>[\u3400-\u9fff]+)|\d+(?:[.,]\d+)*|(?:(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}])+(?:['’]s\b)?|[^\p{L}\p{N}]+/gu
  const parts = (text, terms) => [...text.matchAll(PART)].flatMap(([part, han]) => {
    if (!han) return { text: part, marked: asked(part).some(word => terms.has(stem(word))) }
    const pairsAt = at => [part.slice(at, at + 2), part.slice(at - 1, at + 1), part[at]]
    return [...part].map((text, at) => ({ text, marked: pairsAt(at).some(pair => terms.has(pair)), han: true }))
  })

  // How like two texts are, by their pairs of letters, from 0 to 1: for where no word is the same.
  const letters = text => new Set(pairs(fold(text).replace(/\s/g, "")))
  const likeness = (one, other) => 2 * [...one].filter(pair => other.has(pair)).length / (one.size + other.size)

  const joined = names => names.split(" · ").map(name => `${name} ${name.replaceAll(" ", "")}`).join(" · ")

  // Characters that were typed may be the beginning of a name; letters are whole words.
  const phraseOf = words => ` ${words}${HAN.test(words.at(-1)) ? "" : " "}`
  const spaced = text => ` ${wordsIn(text).join(" ")} `

  // What is read of an entry once it is among the first.
  const read = entry => {
    entry.wordings ??= [entry.title, entry.about ?? "", ...(entry.asked ?? [])].map(spaced)
    entry.sentences ??= [entry.title, ...sentences(entry.text)].map(text => ({ text, stems: stemsIn(text) }))
    return entry
  }

  // The best answer stands before all if it fits; of a group the hits that are better than the next group.
  const grouped = hits => {
    const groups = [...Map.groupBy(hits, ({ entry }) => entry.kind)].map(([kind, own]) => ({ kind, hits: own }))
    groups.forEach((group, at) => {
      const next = groups[at + 1]?.hits[0].score ?? 0
      group.shown = Math.min(SHOWN, group.hits.filter(hit => hit.score >= next).length)
    })
    const answers = groups.findIndex(({ kind }) => kind === "answer")
    if (answers > 0 && groups[answers].hits[0].score >= FITS * hits[0].score) groups.unshift(...groups.splice(answers, 1))
    return groups
  }

  site.parts = parts

  site.ranking = entries => {
    const known = new Map(entries.map(entry => [entry.location, entry]))
    const words = new Map()  // each stem of the site: a word that has it, and how often it stands here

    const keep = word => {
      const found = stem(word)
      if (!found) return null
      const one = words.get(found)
      if (one) one.count++
      else words.set(found, { word, count: 1 })
      return found
    }
    const field = (entry, name) => {
      if (name === "asked") return entry.asked?.join("\n") ?? ""
      if (name === "about" && entry.kind === "term") return joined(entry.about)
      return entry[name] ?? ""
    }
    const index = new MiniSearch({
      idField: "location", fields: Object.keys(FIELDS), extractField: field, tokenize: indexed, processTerm: keep,
    })
    index.addAll(entries)

    const worth = found => Math.log(1 + 20000 / (1 + (words.get(found)?.count ?? 0)))
    const isBeginning = found => found.length >= PREFIX && [...words.keys()].some(one => one.startsWith(found))
    const likeHeld = found => (synonyms.get(found) ?? []).filter(other => words.has(other))
    const isHeld = word => {
      const found = stem(word)
      return HAN.test(word) || words.has(found) || likeHeld(found).length > 0 || isBeginning(found)
    }

    // Words that are only here when they are written together, as syllables of pinyin may be.
    const together = typed => typed.reduce((all, word) => {
      const before = all.at(-1)
      const one = before && words.has(stem(before + word)) && !(isHeld(before) && isHeld(word))
      return one ? [...all.slice(0, -1), before + word] : [...all, word]
    }, [])

    // Of a word that is not here the one it is made from: gamer, game.
    const derived = word => {
      const base = word.replace(/(?:e?rs?|ors?|ations?|ions?|ments?|als?|ists?|ism|ness)$/, "")
      return base.length > 2 && words.has(stem(base)) ? base : word
    }

    // The words of a question, those that were mended, and those that the site does not hold.
    const understood = query => {
      const typed = together(asked(query).filter(stem)).map(word => (isHeld(word) ? word : derived(word)))
      const strange = typed.filter(word => !isHeld(word))
      const mended = new Map(strange.map(word => [word, nearest(word, words)]).filter(([, better]) => better))
      const right = word => mended.get(word) ?? word
      return {
        found: [...new Set(typed.map(right).map(stem))],
        phrase: phraseOf(wordsIn(query).map(right).join(" ")),
        mended, unknown: strange.filter(word => !mended.has(word)),
      }
    }

    const matches = found => {
      const more = likeHeld(found).map(other => ({ queries: [other], boostTerm: () => SYNONYM.boost }))
      return [{ queries: [found], prefix: found.length >= PREFIX && !HAN.test(found) }, ...more]
    }

    // How much of the question an entry has: all of it together, and its best sentence alone.
    const hit = ({ id, score, queryTerms, terms }, found, phrase) => {
      const entry = read(known.get(id))
      const sum = share => found.reduce((sum, one) => sum + worth(one) * share(one), 0)
      const total = sum(() => 1)
      const like = one => likeHeld(one).some(other => queryTerms.includes(other))
      const covered = sum(one => (queryTerms.includes(one) ? 1 : like(one) ? SYNONYM.share : 0)) / total
      const near = Math.max(...entry.sentences.map(({ stems }) => sum(one => stems.has(one))))
      const wording = entry.wordings.some(one => one.includes(phrase)) ? WORDING : 1
      return { entry, covered, terms: new Set(terms), score: score * covered * (1 + (near / total) ** 2 / 2) * wording }
    }

    // The sentence of an entry that has most of what was found; an answer and a term begin at their first.
    const quote = ({ entry, terms }) => {
      const value = one => [...one.stems].reduce((sum, word) => sum + (terms.has(word) ? worth(word) : 0), 0)
      const [, first, ...rest] = entry.sentences
      const best = rest.reduce((best, one) => (value(one) > value(best) ? one : best), first)
      const whole = entry.kind === "answer" || entry.kind === "term"
      return [...new Set(whole ? [first, best] : [best])].map(({ text }) => text)
    }

    const nearestTerm = query => {
      const typed = letters(query)
      const like = entry => Math.max(...read(entry).wordings.map(name => likeness(typed, letters(name))))
      const terms = entries.filter(({ kind }) => kind === "term").map(entry => ({ entry, like: like(entry) }))
      return terms.reduce((best, one) => (one.like > best.like ? one : best), { like: 0 }).entry
    }

    const ask = query => {
      const { found, phrase, mended, unknown } = understood(query)
      if (!found.length) return { groups: [], asks: false }
      const first = index.search({ queries: found.flatMap(matches) }, {
        tokenize: text => [text], processTerm: text => text, boost: FIELDS,
        boostDocument: location => KINDS[known.get(location).kind],
      }).slice(0, READ)
      const hits = first.map(one => hit(one, found, phrase)).sort((one, other) => other.score - one.score)
      const most = Math.max(...hits.map(({ covered }) => covered))
      return { groups: grouped(hits.filter(({ covered }) => covered >= ENOUGH * most)), mended, unknown, asks: true }
    }

    return { ask, quote, nearestTerm }
  }
}
