import sax, { type SAXParser, type Tag } from "sax";
import type { Texts } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import type { XmlElement } from "./xml-element";

/** Beyond these nobody means what is sent: a schema of ISO 20022 nests 20 deep, and its longest text has 500 characters. */
const MAX_DEPTH = 40;
const MAX_TEXT = 20_000;
const MAX_ELEMENTS_IN_ONE = 50_000;

/** What happens in the document: an element of interest opens, and each of its parts that is complete. */
export type XmlEvent<Compact> =
  | { type: "open"; name: string; line: number }
  | { type: "part"; element: XmlElement; compacts: Compact[] }
  | { type: "close"; name: string; line: number };

export interface Interest<Compact> {
  /** Elements whose parts are told one by one: they may hold any number. */
  containers: ReadonlySet<string>;
  /** What is kept of an element inside of a part in place of its tree; undefined: the tree. */
  compact: (element: XmlElement) => Compact | undefined;
}

/**
 * Reads XML as it arrives and never holds more than one part of a container. Document types are refused, so there are no
 * entities but the five of XML itself, and nothing outside of the file is ever asked for.
 */
export async function* readElements<Compact>(
  texts: Texts,
  interest: Interest<Compact>,
): AsyncGenerator<XmlEvent<Compact>, void, undefined> {
  const reader = new ElementReader(interest);
  for await (const text of texts) {
    reader.write(text);
    yield* reader.take();
  }
  reader.close();
  yield* reader.take();
}

class ElementReader<Compact> {
  private readonly events: XmlEvent<Compact>[] = [];
  private readonly names: string[] = [];
  private readonly open: XmlElement[] = [];
  private readonly sax: SAXParser = sax.parser(true, { position: true });
  private count = 0;
  private compacts: Compact[] = [];

  constructor(private readonly interest: Interest<Compact>) {
    this.sax.onerror = (error) => {
      throw unreadable({
        line: this.line(),
        expected: "well-formed XML",
        found: error.message.split("\n")[0],
      });
    };
    this.sax.ondoctype = () => {
      throw unreadable({ line: this.line(), expected: "XML without a document type" });
    };
    this.sax.onopentag = (tag) => this.openTag(tag as Tag);
    this.sax.onclosetag = () => this.closeTag();
    this.sax.ontext = this.sax.oncdata = (text) => this.addText(text);
  }

  write(text: string): void {
    this.sax.write(text);
  }

  close(): void {
    this.sax.close();
  }

  take(): XmlEvent<Compact>[] {
    return this.events.splice(0);
  }

  private line(): number {
    return this.sax.line + 1;
  }

  private openTag({ name: tagged, attributes }: Tag): void {
    const name = tagged.slice(tagged.indexOf(":") + 1);
    if (this.names.push(name) > MAX_DEPTH)
      throw unreadable({ line: this.line(), expected: `XML nested at most ${MAX_DEPTH} deep` });
    if (this.open.length === 0 && this.interest.containers.has(name)) {
      this.events.push({ type: "open", name, line: this.line() });
    } else if (this.open.length > 0 || this.interest.containers.has(this.names.at(-2) ?? "")) {
      this.openElement(name, attributes.Ccy ?? "");
    }
  }

  private openElement(name: string, currency: string): void {
    if (++this.count > MAX_ELEMENTS_IN_ONE)
      throw unreadable({
        line: this.line(),
        expected: `at most ${MAX_ELEMENTS_IN_ONE} elements in one entry`,
      });
    this.open.push({ name, line: this.line(), text: "", currency, children: [] });
  }

  private addText(text: string): void {
    const element = this.open.at(-1);
    if (!element) return;
    element.text += text;
    if (element.text.length > MAX_TEXT)
      throw unreadable({ line: this.line(), expected: `text of at most ${MAX_TEXT} characters` });
  }

  private closeTag(): void {
    const name = this.names.pop()!;
    const element = this.open.pop();
    if (!element) {
      if (this.interest.containers.has(name)) this.events.push({ type: "close", name, line: this.line() });
      return;
    }
    const parent = this.open.at(-1);
    if (parent) this.keep(element, parent);
    else {
      this.count = 0;
      this.events.push({ type: "part", element, compacts: this.compacts });
      this.compacts = [];
    }
  }

  private keep(element: XmlElement, parent: XmlElement): void {
    const compact = this.interest.compact(element);
    if (compact === undefined) parent.children.push(element);
    else {
      this.compacts.push(compact);
      this.count -= sizeOf(element);
    }
  }
}

function sizeOf({ children }: XmlElement): number {
  return children.reduce((sum, child) => sum + sizeOf(child), 1);
}
