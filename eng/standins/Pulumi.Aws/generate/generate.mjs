import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as csharp from "./csharp.mjs";
import { Listing } from "./listing.mjs";
import { pair } from "./members.mjs";
import { NpmPackage } from "./npm-package.mjs";
import * as selection from "./selection.mjs";

const [packageFolder, listingFile] = process.argv.slice(2);
if (!listingFile) {
  console.error("usage: node generate.mjs <unpacked @pulumi/aws> <listing of Pulumi.Aws>");
  process.exit(2);
}

const npm = new NpmPackage(packageFolder, selection.version);
const listing = new Listing(listingFile);
const target = join(dirname(fileURLToPath(import.meta.url)), "..", "Generated");
const nested = [];
let written = 0;

rmSync(target, { recursive: true, force: true });
for (const [module, names] of Object.entries(selection.resources)) for (const name of names) resource(module, name);
provider();
selection.functions.forEach(invokable);
for (const [module, names] of Object.entries(selection.enums)) for (const name of names) enumType(module, name);
const done = new Set();
while (nested.length > 0) nestedType(nested.pop());
console.log(`${written} files in ${target}`);

function resource(module, name) {
  const declared = npm.resource(module, name);
  const full = `${module}.${name}`;
  write(new csharp.CSharpFile(module, "", name), (file) => csharp.resource(file, {
    ...declared,
    base: "CustomResource",
    properties: members(full, declared.properties, name),
    argsAreOptional: listing.argsAreOptional(full),
    hasState: true,
  }));
  argsFile(module, "", `${name}Args`, "ResourceArgs", declared.args, name, declared);
  argsFile(module, "", `${name}State`, "ResourceArgs", declared.state, name, { secret: declared.secret });
}

function provider() {
  const declared = npm.provider();
  write(new csharp.CSharpFile("", "", "Provider"), (file) => csharp.resource(file, {
    ...declared,
    base: "ProviderResource",
    properties: members("Provider", declared.properties),
    argsAreOptional: listing.argsAreOptional("Provider"),
    hasState: false,
  }));
  argsFile("", "", "ProviderArgs", "ResourceArgs", declared.args, "", declared);
}

function invokable(name) {
  const declared = npm.function(name);
  write(new csharp.CSharpFile("", "", name), (file) => csharp.invoke(file, declared.token));
  argsFile("", "", `${name}Args`, "InvokeArgs", declared.args);
  argsFile("", "", `${name}InvokeArgs`, "InvokeArgs", declared.outputArgs);
  write(new csharp.CSharpFile("", "", `${name}Result`), (file) => csharp.outputs(file, members(`${name}Result`, declared.result)));
}

function enumType(module, name) {
  const values = npm.enumValues(module, name);
  const known = [...listing.properties(`${module}.${name}`).keys()];
  const missing = known.filter((member) => !values.has(member));
  if (missing.length > 0) throw new Error(`${name} has no npm value for ${missing.join(", ")}`);
  write(new csharp.CSharpFile(module, "", name), (file) => csharp.enumType(file, known.map((member) => [member, values.get(member)])));
}

function nestedType(full) {
  if (done.has(full)) return;
  done.add(full);
  const [, module, folder, name] = full.match(/^(?:(\w+)\.)?(Inputs|Outputs)\.(\w+)$/);
  if (folder === "Outputs") {
    const declared = npm.nested("output", module, name);
    write(new csharp.CSharpFile(module, folder, name), (file) => csharp.outputs(file, members(full, declared)));
  } else {
    argsFile(module, folder, name, "ResourceArgs", npm.nested("input", module, name.replace(/(Get)?Args$/, "")));
  }
}

function argsFile(module, folder, name, base, declared, className = "", { secret = new Set(), json = new Set(), defaults } = {}) {
  const full = [module, folder, name].filter(Boolean).join(".");
  const properties = members(full, declared, className)
    .map((member) => ({ ...member, isSecret: secret.has(member.npm), isJson: json.has(member.npm) }));
  write(new csharp.CSharpFile(module, folder, name), (file) => csharp.args(file, { base, properties, defaults }));
}

/** The paired members of a type; what they refer to is generated, too. */
function members(full, declared, className = "") {
  const pairs = pair(full, listing.properties(full), declared, className);
  for (const { type } of pairs)
    nested.push(...[...type.matchAll(/Pulumi\.Aws\.((?:\w+\.)?(?:Inputs|Outputs)\.\w+)/g)].map(([, referred]) => referred));
  return pairs;
}

function write(file, body) {
  const path = join(target, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text(body(file)));
  written++;
}
