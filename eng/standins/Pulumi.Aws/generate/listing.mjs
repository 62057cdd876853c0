import { readFileSync } from "node:fs";

const root = "Pulumi.Aws.";

/** The members of the C# package, by type: `{ name, type }` for properties and fields, constructors and methods as text. */
export class Listing {
  #members = new Map();

  constructor(file) {
    const lines = readFileSync(file, "utf8").split("\n");
    for (const type of lines.flatMap((line) => line.match(/^(?:static class|class|struct) Pulumi\.Aws\.(\S+)$/)?.[1] ?? []))
      this.#members.set(type, { properties: new Map(), parameters: "" });
    for (const line of lines) this.#read(line);
  }

  has(type) {
    return this.#members.has(type);
  }

  /** Property (or field) names and their C# types, in order of names. */
  properties(type) {
    return this.#type(type).properties;
  }

  /** Whether the constructor of a resource can be called without arguments for the resource. */
  argsAreOptional(type) {
    return / args =/.test(this.#type(type).parameters);
  }

  #type(type) {
    return this.#members.get(type) ?? fail(`the listing has no type ${type}`);
  }

  #read(line) {
    if (!line.startsWith(root)) return;
    const [, owner, parameters] = line.match(/^Pulumi\.Aws\.([\w.]+?)\.\.ctor\((.*)\)$/) ?? [];
    // Members whose class has no line of its own are not listed as published.
    if (owner && this.has(owner)) this.#type(owner).parameters = parameters;

    const [, path, type] = line.match(/^Pulumi\.Aws\.([\w.]+) : (\S.*) (?:get|field)$/) ?? [];
    if (!path || path.endsWith(".Empty")) return;
    const at = path.lastIndexOf(".");
    if (this.has(path.slice(0, at))) this.#type(path.slice(0, at)).properties.set(path.slice(at + 1), type);
  }
}

function fail(message) {
  throw new Error(message);
}
