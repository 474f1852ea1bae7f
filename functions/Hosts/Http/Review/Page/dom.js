// Elements are made one by one: no text is ever read as HTML.

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const main = () => document.getElementById('main');

/** Tells a screen reader what has changed. */
export function say(text) {
  document.getElementById('live').textContent = text;
}

/** A box that cannot be overlooked. */
export function notice(kind, title, ...lines) {
  return h('div', { class: `notice ${kind}`, role: kind === 'good' ? 'status' : 'alert' },
    h('strong', null, title), lines.filter(Boolean).map((line) => h('p', null, line)));
}

export const problemNotice = (problem) => notice('bad', problem.title, problem.detail, problem.next, problem.code);

/** A list of names and values; values that are not there are left out. */
export function facts(...pairs) {
  return h('dl', null, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);
