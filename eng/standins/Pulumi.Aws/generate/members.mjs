import { lowerFirst } from "./npm-package.mjs";

/**
 * Pairs the C# members of a type with the npm properties, strictly: `{ name, type, npm, optional }`.
 * C# renames a property that has its class's name: `RedriveAllowPolicy` becomes `RedriveAllowPolicyName`.
 */
export function pair(csharpType, csharp, npm, className = "") {
  const left = new Set(npm.keys());
  const pairs = [...csharp].map(([name, type]) => {
    const renamed = className && [`${className}Name`, `${className}Result`].includes(name) ? [lowerFirst(className)] : [];
    const key = [lowerFirst(name), name, ...renamed].find((candidate) => npm.has(candidate));
    if (!key) throw new Error(`${csharpType}.${name} has no npm property (of ${[...npm.keys()].join(", ")})`);
    left.delete(key);
    return { name, type, npm: key, optional: npm.get(key).optional };
  });
  if (left.size > 0) throw new Error(`${csharpType} lacks the npm properties ${[...left].join(", ")}`);
  return pairs;
}
