// Every word that people read comes from the service's catalogue.

let texts = {};
let language = 'ro';

export const current = () => language;

export async function speak(tag) {
  const answer = await fetch(`/api/review/page/texts.${tag}.json`);
  texts = await answer.json();
  language = tag;
  document.documentElement.lang = tag;
}

export function t(key, values) {
  let text = texts[key] ?? key;
  for (const [name, value] of Object.entries(values ?? {})) {
    text = text.replaceAll(`{${name}}`, value);
  }
  return text;
}

/** A word of an open set; the word itself where the catalogue has none. */
export const word = (set, name) => texts[`${set}.${name}`] ?? name;

export const day = (iso) => iso && new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));

export const moment = (iso) => iso && new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

export const money = (amount, currency) => `${new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount)} ${currency}`;
