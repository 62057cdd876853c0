import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The declarations of an unpacked npm package `@pulumi/aws`. */
export class NpmPackage {
  #folder;
  #nested = new Map();

  constructor(folder, version) {
    this.#folder = folder;
    const found = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (found.name !== "@pulumi/aws" || found.version !== version) throw new Error(`${folder} is not @pulumi/aws ${version}`);
  }

  resource(module, name) {
    const file = join(module.toLowerCase(), lowerFirst(name));
    return { ...this.#code(file), ...this.#declared(file, name), state: this.#interface(this.#text(`${file}.d.ts`), `${name}State`) };
  }

  provider() {
    return { ...this.#code("provider"), ...this.#declared("provider", "Provider"), token: "aws" };
  }

  function(name) {
    const file = lowerFirst(name);
    const text = this.#text(`${file}.d.ts`);
    return {
      token: match(this.#text(`${file}.js`), /invoke\("([^"]+)"/),
      args: this.#interface(text, `${name}Args`),
      outputArgs: this.#interface(text, `${name}OutputArgs`),
      result: this.#interface(text, `${name}Result`),
    };
  }

  /** A nested type; `direction` is `input` or `output`, `module` is empty for the provider's own. */
  nested(direction, module, name) {
    const key = `${direction}/${module}`;
    if (!this.#nested.has(key)) {
      const text = this.#text(`types/${direction}.d.ts`);
      this.#nested.set(key, module ? block(text, `export declare namespace ${module.toLowerCase()} `) : text);
    }
    return this.#interface(this.#nested.get(key), name);
  }

  enumValues(module, name) {
    const body = block(this.#text(`types/enums/${module.toLowerCase()}/index.d.ts`), `export declare const ${name}: `);
    return new Map([...body.matchAll(/readonly (\w+): "([^"]+)"/g)].map(([, member, value]) => [member, value]));
  }

  #declared(file, name) {
    const text = this.#text(`${file}.d.ts`);
    const properties = members(block(text, `export declare class ${name} extends `)).filter((member) => member.readonly);
    return { properties: byName(properties), args: this.#interface(text, `${name}Args`) };
  }

  /** What the constructor does with its arguments, which the declarations do not tell. */
  #code(file) {
    const text = this.#text(`${file}.js`);
    const secret = new Set();
    const json = new Set();
    const defaults = new Map();
    for (const [, name, value] of text.matchAll(/resourceInputs\["(\w+)"\] = (.*);/g)) {
      if (value.includes("pulumi.secret(")) secret.add(name);
      if (value.includes("JSON.stringify")) json.add(name);
      const fallback = value.match(/\?\? (utilities\.getEnv\((.*)\)|true|false)/);
      if (fallback) defaults.set(name, fallback[2] ? `Environment(${fallback[2]})` : fallback[1]);
      else if (value.includes("??")) throw new Error(`${file}: a default of ${name} that is not understood: ${value}`);
    }
    if (/aliasOpts|replaceOnChanges/.test(text)) throw new Error(`${file}: has aliases or replacements, which are not generated`);
    const secretOutputs = JSON.parse(text.match(/additionalSecretOutputs: (\[.*?\])/)?.[1] ?? "[]");
    return { token: match(text, /__pulumiType = '([^']+)'/), secret, json, defaults, secretOutputs };
  }

  #interface(text, name) {
    return byName(members(block(text, `interface ${name} `)));
  }

  #text(file) {
    return readFileSync(join(this.#folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  }
}

export function lowerFirst(name) {
  return name[0].toLowerCase() + name.slice(1);
}

/** The text between the braces that follow `head`. */
function block(text, head) {
  const start = text.indexOf(head);
  if (start < 0) throw new Error(`no declaration: ${head}`);
  const open = text.indexOf("{", start);
  for (let at = open, depth = 0; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(open + 1, at);
  }
  throw new Error(`no end of: ${head}`);
}

function members(body) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at++) {
    if ("{([".includes(body[at])) depth++;
    if ("})]".includes(body[at])) depth--;
    if (body[at] !== ";" || depth > 0) continue;
    const member = body.slice(start, at).replace(/\s+/g, " ").trim().match(/^(readonly )?(\w+)(\?)?: (.*)$/);
    if (member) found.push({ readonly: !!member[1], name: member[2], optional: !!member[3] || member[4].includes("| undefined"), type: member[4] });
    start = at + 1;
  }
  return found;
}

function byName(list) {
  return new Map(list.map((member) => [member.name, member]));
}

function match(text, pattern) {
  const found = text.match(pattern);
  return found ? found[1] : "";
}
