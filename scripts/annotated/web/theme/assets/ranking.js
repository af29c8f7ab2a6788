// What a question finds: the entries of the index in groups, and what was mended in its words.
// MiniSearch counts the words; what weighs how much is decided here.

"use strict"

{
  const { wordsIn, searched, indexed, stem, stemsIn, synonyms, nearest, letters, likeness, isHan, canBegin } = site.words

  // What an entry weighs by its kind, and a word by where it stands.
  const KINDS = { answer: 1.75, term: 1.5, chapter: 1, claim: 1, event: 1, work: 0.5, seminar: 0.5, page: 0.5 }
  const FIELDS = { title: 2, asked: 3, about: 3, text: 1, besides: 1 }
  const SYNONYM = { boost: 0.5, share: 0.8 }  // of the word that was typed
  const WORDING = 1.5    // an entry whose title or other wording holds all that was typed, in its order
  const FITS = 0.6       // of the best score: then the best answer stands before all
  const ENOUGH = 0.4     // of what the best entry has of the question: what has less is not shown
  const READ = 80        // this many entries are looked at more closely
  const SHOWN = 3        // of a group at first

  // A full stop before a capital ends a sentence; so does the end of a line.
  const sentences = text => text.split(/\n|(?<=[a-z0-9)’”%][.!?])(?<!No\.|Art\.|Arts\.|bn\.)\s+(?=[‘“A-Z0-9])/)

  const joined = names => names.split(" · ").map(name => `${name} ${name.replaceAll(" ", "")}`).join(" · ")

  // Characters that were typed may be the beginning of a name; letters are whole words.
  const phraseOf = words => ` ${words}${isHan(words) ? "" : " "}`
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
    const isBeginning = found => canBegin(found) && [...words.keys()].some(one => one.startsWith(found))
    const likeHeld = found => (synonyms.get(found) ?? []).filter(other => words.has(other))
    const isHeld = word => {
      const found = stem(word)
      return isHan(word) || words.has(found) || likeHeld(found).length > 0 || isBeginning(found)
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
      const typed = together(searched(query).filter(stem)).map(word => (isHeld(word) ? word : derived(word)))
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
      return [{ queries: [found], prefix: canBegin(found) }, ...more]
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
      const all = index.search({ queries: found.flatMap(matches) }, {
        tokenize: text => [text], processTerm: text => text, boost: FIELDS,
        boostDocument: location => KINDS[known.get(location).kind],
      })
      const hits = all.slice(0, READ).map(one => hit(one, found, phrase)).sort((one, other) => other.score - one.score)
      const most = Math.max(...hits.map(({ covered }) => covered))
      const groups = grouped(hits.filter(({ covered }) => covered >= ENOUGH * most))
      return { groups, mended, unknown, asks: true, more: all.length > READ }
    }

    return { ask, quote, nearestTerm }
  }
}
