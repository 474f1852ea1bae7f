import { current, t } from './texts.js';

// An API key exists under --development only. It stays in this tab and never gets into an address.
const place = 'digirenew-key';

export const hasKey = () => sessionStorage.getItem(place) !== null;
export const keep = (key) => sessionStorage.setItem(place, key);
export const forget = () => sessionStorage.removeItem(place);

async function send(method, path, body, version) {
  const json = body !== undefined && !(body instanceof Blob || body instanceof FormData);
  // No form and no foreign page can add this header: the service asks for it wherever something changes.
  const headers = { 'Accept-Language': current(), 'X-DigiRenew-Review': '1' };
  const key = sessionStorage.getItem(place);
  if (key !== null) {
    headers.Authorization = `Bearer ${key}`;
  }
  if (json) {
    headers['Content-Type'] = 'application/json';
  } else if (body instanceof Blob) {
    headers['Content-Type'] = body.type;
  }
  if (version !== undefined) {
    headers['If-Match'] = `"${version}"`;
  }
  try {
    return await fetch(`/api/${path}`, { method, headers, body: json ? JSON.stringify(body) : body, credentials: 'same-origin' });
  } catch (lost) {
    if (!(lost instanceof TypeError)) {
      throw lost;
    }
    throw new Refused({ code: 'unreachable', title: t('unreachable.title'), detail: t(`unreachable.${method === 'GET' ? 'reading' : 'sending'}`) });
  }
}

/** What was refused, as problem details; or that nobody answered. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }

  get isLost() {
    return this.problem.code === 'unreachable';
  }
}

async function demand(method, path, body, version) {
  const answer = await send(method, path, body, version);
  if (answer.ok) {
    return answer;
  }
  const problem = answer.headers.get('Content-Type')?.startsWith('application/problem+json')
    ? await answer.json()
    : { code: String(answer.status), title: String(answer.status), status: answer.status };
  throw new Refused(problem);
}

export const read = async (path) => (await demand('GET', path)).json();
export const file = async (path) => (await demand('GET', path)).blob();
/** Sends a file as a form does. */
export function upload(path, chosen) {
  const body = new FormData();
  body.append('file', chosen);
  return post(path, body);
}
export const post = async (path, body, version) => (await demand('POST', path, body, version)).json();
