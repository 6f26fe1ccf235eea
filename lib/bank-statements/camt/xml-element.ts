/** A part of an XML document, by its names without namespaces. */
export interface XmlElement {
  name: string;
  line: number;
  text: string;
  currency: string;
  children: XmlElement[];
}

/** The first element at the end of a path such as "Acct/Id/IBAN". */
export function elementAt(from: XmlElement | undefined, path: string): XmlElement | undefined {
  let found = from;
  for (const name of path.split("/")) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The text at the end of the first path that has some. */
export function textAt(from: XmlElement | undefined, ...paths: string[]): string {
  for (const path of paths) {
    const text = elementAt(from, path)?.text.trim();
    if (text) return text;
  }
  return "";
}

/** Every element at the end of a path, in the order of the file. */
export function elementsAt(from: XmlElement | undefined, path: string): XmlElement[] {
  return path
    .split("/")
    .reduce<XmlElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      from ? [from] : [],
    );
}
