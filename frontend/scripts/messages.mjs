// Typed messages. messages/<namespace>.json holds { "key": ["English", "日本語"] } in ICU style and becomes
// src/i18n/gen/<namespace>.ts with one function per key, so that a missing language, an unknown placeholder or a
// misspelt key fails the build and not the reader, and a page ships only the messages that it uses.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What the runtime calls its own helpers.
const TAKEN = new Set(['locale', 'plural', 'num']);
export const LOCALES = ['en', 'ja'];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Parts of a message: text, `{arg}`, and `{arg, plural|select, case {…} other {…}}`. */
export function parse(source) {
  let at = 0;
  const fail = (why) => {
    throw new Error(`${why} at ${at} in ${JSON.stringify(source)}`);
  };
  const expect = (pattern, why) => {
    const found = pattern.exec(source.slice(at)) ?? fail(why);
    at += found[0].length;
    return found;
  };
  const choice = (arg) => {
    const kind = expect(/^,\s*(plural|select)\s*,\s*/, 'plural or select expected')[1];
    const cases = {};
    for (let head = /^\s*(=?\w+)\s*\{/.exec(source.slice(at)); head; head = /^\s*(=?\w+)\s*\{/.exec(source.slice(at))) {
      at += head[0].length;
      cases[head[1]] = body(true);
      at += 1;
    }
    expect(/^\s*\}/, '} expected');
    if (!cases.other) fail('case "other" is required');
    return { arg, kind, cases };
  };
  const placeholder = () => {
    at += 1;
    const arg = expect(/^\s*(\w+)\s*/, 'placeholder expected')[1];
    if (source[at] !== '}') return choice(arg);
    at += 1;
    return { arg };
  };
  const body = (inner) => {
    const parts = [];
    while (at < source.length && !(inner && source[at] === '}')) {
      if (source[at] === '{') parts.push(placeholder());
      else parts.push(expect(/^[^{}]+/, 'unexpected }')[0]);
    }
    return parts;
  };
  return body(false);
}

/** The placeholders of a parsed message with their TypeScript types. */
export function placeholders(parts, found = new Map()) {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    found.set(part.arg, part.kind === 'plural' ? 'number' : (found.get(part.arg) ?? 'string | number'));
    for (const nested of Object.values(part.cases ?? {})) placeholders(nested, found);
  }
  return found;
}

const quoted = (text) => text.replace(/[`\\]|\$\{/g, '\\$&');

function template(parts, locale, counted) {
  const piece = (part) => {
    if (typeof part !== 'string') return part.cases ? `\${${chosen(part, locale)}}` : `\${a.${part.arg}}`;
    if (!counted) return quoted(part);
    return part.split('#').map(quoted).join(`\${num(${counted})}`);
  };
  return `\`${parts.map(piece).join('')}\``;
}

function chosen(part, locale) {
  const value = `a.${part.arg}`;
  const counted = part.kind === 'plural' ? value : undefined;
  const matches = (name) => {
    if (part.kind === 'select') return `${value} === '${name}'`;
    return name[0] === '=' ? `${value} === ${name.slice(1)}` : `plural('${locale}', ${value}) === '${name}'`;
  };
  const named = Object.entries(part.cases).filter(([name]) => name !== 'other');
  const branches = named.map(([name, nested]) => `${matches(name)} ? ${template(nested, locale, counted)} : `);
  return branches.join('') + template(part.cases.other, locale, counted);
}

function compile(key, texts) {
  if (!/^[a-z]\w*$/i.test(key) || TAKEN.has(key)) throw new Error(`"${key}" is no name of a function`);
  if (!Array.isArray(texts) || texts.length !== LOCALES.length || texts.some((text) => !text))
    throw new Error(`"${key}" needs exactly ${LOCALES.join(' and ')}`);
  const parsed = texts.map(parse);
  const known = placeholders(parsed[0]);
  for (const [n, parts] of parsed.entries())
    for (const arg of placeholders(parts).keys())
      if (!known.has(arg)) throw new Error(`"${key}" (${LOCALES[n]}) uses unknown {${arg}}`);
  const [en, ja] = parsed.map((parts, n) => template(parts, LOCALES[n]));
  const signature = [...known].map(([arg, type]) => `${arg}: ${type}`).join('; ');
  const value = en === ja ? en : `locale() === 'ja' ? ${ja} : ${en}`;
  return `/** ${texts[0].replaceAll('*/', '')} */\nexport const ${key} = (${signature ? `a: { ${signature} }` : ''}) => ${value};`;
}

/** The TypeScript module of one namespace's messages. */
export function moduleOf(messages) {
  const errors = [];
  const functions = Object.entries(messages).map(([key, texts]) => {
    try {
      return compile(key, texts);
    } catch (error) {
      errors.push(error.message);
      return '';
    }
  });
  if (errors.length) throw new Error(errors.join('\n  '));
  const source = functions.join('\n');
  const used = ['locale', 'plural', 'num'].filter((name) => source.includes(`${name}(`));
  const needed = used.length ? `import { ${used.join(', ')} } from '../runtime';\n` : '';
  return `// Made by scripts/messages.mjs.\n${needed}${source}\n`;
}

export function generate(from = join(ROOT, 'messages'), to = join(ROOT, 'src/i18n/gen')) {
  mkdirSync(to, { recursive: true });
  const files = readdirSync(from).filter((file) => file.endsWith('.json'));
  for (const file of files) {
    const name = basename(file, '.json');
    try {
      writeFileSync(join(to, `${name}.ts`), moduleOf(JSON.parse(readFileSync(join(from, file), 'utf8'))));
    } catch (error) {
      throw new Error(`messages/${file}:\n  ${error.message}`);
    }
  }
  return files.length;
}

/** Vite plugin: generate before the build, and again when a namespace changes. */
export const messages = () => ({
  name: 'messages',
  enforce: 'pre',
  config() {
    generate();
  },
  handleHotUpdate({ file }) {
    if (/messages[\\/]\w+\.json$/.test(file)) generate();
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) generate();
