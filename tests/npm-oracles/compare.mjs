// Compares petrovich (Russian) and shevchenko (Ukrainian) with the golden tables over their persons and writes every
// disagreement as a Markdown table, with the verdicts of verdicts.tsv, to the file named as argument.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const petrovich = require('petrovich');
const shevchenko = require('shevchenko');
const golden = path.resolve(import.meta.dirname, '../golden/inflection');

function persons(language) {
  const rows = readFileSync(path.join(golden, `${language}.tsv`), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
    .filter((row) => row[0] === 'person' && row[2] === 'singular');
  const entries = [];
  for (const [, gender, , lemma, ...forms] of rows) {
    const words = lemma.split(' ');
    if (words.length > 3) continue;  // particles: neither library takes them apart
    const patronymic = words.length === 3 && /(вич|вна|ич)$/u.test(words[1]);
    if (words.length === 3 && !patronymic) continue;
    entries.push({
      lemma, forms, gender: gender === 'm' ? 'masculine' : 'feminine',
      given: words.length > 1 ? words[0] : '',
      patronymic: patronymic ? words[1] : '',
      family: words.at(-1),
    });
  }
  return entries;
}

const cases = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional', 'vocative'];

async function russian(person, grammaticalCase) {
  const gender = person.gender === 'masculine' ? 'male' : 'female';
  const parts = {gender};
  if (person.given) parts.first = person.given;
  if (person.patronymic) parts.middle = person.patronymic;
  if (person.family) parts.last = person.family;
  const result = petrovich(parts, grammaticalCase);
  return [result.first, result.middle, result.last].filter(Boolean).join(' ');
}

async function ukrainian(person, grammaticalCase) {
  const method = {nominative: 'inNominative', genitive: 'inGenitive', dative: 'inDative', accusative: 'inAccusative',
                  instrumental: 'inAblative', prepositional: 'inLocative', vocative: 'inVocative'}[grammaticalCase];
  const parts = {gender: person.gender};
  if (person.given) parts.givenName = person.given;
  if (person.patronymic) parts.patronymicName = person.patronymic;
  if (person.family) parts.familyName = person.family;
  const result = await shevchenko[method](parts);
  return [result.givenName, result.patronymicName, result.familyName].filter(Boolean).join(' ');
}

const verdicts = new Map(readFileSync(path.join(import.meta.dirname, 'verdicts.tsv'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
  .map(([language, lemma, who, why]) => [`${language} ${lemma}`, {who, why}]));

const out = [
  '# Inflection: where other libraries disagree', '',
  'Written by `tests/npm-oracles/run.sh`, which runs petrovich 0.2.1 (Russian) and shevchenko 3.1.1 (Ukrainian) over the',
  'persons of `tests/golden/inflection`, singular, every case but the nominative, names without particles. "golden" means',
  'that the golden form, which dragoman produces too, is right; "both" that the norm allows either.', '',
];
const unexplained = new Set();
for (const [language, name, oracle] of [['ru', 'petrovich', russian], ['uk', 'shevchenko', ukrainian]]) {
  let forms = 0;
  const rows = [];
  for (const person of persons(language)) {
    for (let i = 1; i < person.forms.length; ++i) {
      const form = await oracle(person, cases[i]);
      ++forms;
      const allowed = person.forms[i].split('/');
      if (allowed.includes(form)) continue;
      // A lone word may be a given name: the oracle has to be told which.
      const asGiven = {...person, given: person.family, family: ''};
      if (!person.given && allowed.includes(await oracle(asGiven, cases[i]))) continue;
      const verdict = verdicts.get(`${language} ${person.lemma}`);
      if (!verdict) unexplained.add(`${language} ${person.lemma}`);
      rows.push(`| ${person.lemma} | ${cases[i]} | ${allowed[0]} | ${form} | ${verdict?.who} | ${verdict?.why} |`);
    }
  }
  out.push(`## ${name}: ${rows.length} of ${forms} forms differ`, '',
           `| name | case | golden | ${name} | right | why |`, '|---|---|---|---|---|---|', ...rows, '');
}
if (unexplained.size > 0) {
  console.error(`no verdict in verdicts.tsv for: ${[...unexplained].join(', ')}`);
  process.exit(1);
}
writeFileSync(process.argv[2], out.join('\n'));
