interface Page {
  status: number;
  location: string | null;
  html: string;
}

/** A browser without JavaScript: it keeps cookies, reads pages and sends their forms. */
export class PlainBrowser {
  constructor(
    private readonly origin: string,
    private readonly cookies = new Map<string, string>(),
    /** Where the origin's name leads to. */
    private readonly address = origin,
  ) {}

  /** Somebody who has stolen the cookies. */
  copy(): PlainBrowser {
    return new PlainBrowser(this.origin, new Map(this.cookies), this.address);
  }

  /** Opens a page, at another address of the same app when `at` says so. */
  async open(path: string, at = this.address): Promise<Page> {
    return this.send(`${at}${path}`, {});
  }

  /** Fills in the form that has a field of this name, and sends it with everything else as it stood. */
  async fill(path: string, fields: Record<string, string>): Promise<Page> {
    const { html } = await this.open(path);
    const form = formWith(html, Object.keys(fields)[0] ?? "");
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return this.send(`${this.address}${path}`, { method: "POST", body: form });
  }

  async post(path: string): Promise<Page> {
    return this.send(`${this.address}${path}`, { method: "POST" });
  }

  private async send(url: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, origin: this.origin, "sec-fetch-site": "same-origin" };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return {
      status: response.status,
      location: response.headers.get("location"),
      html: await response.text(),
    };
  }

  private keep(line: string): void {
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
    if (/max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function formWith(html: string, field: string): FormData {
  const form = html.match(/<form[\s>].*?<\/form>/gs)?.find((text) => text.includes(`name="${field}"`));
  if (!form) throw new Error(`No form has a field ${field}.`);
  const data = new FormData();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const boxed = /type="(checkbox|radio)"/.test(tag);
    const name = attribute(tag, "name");
    if (name && !(boxed && !/\bchecked\b/.test(tag)))
      data.append(name, attribute(tag, "value") ?? (boxed ? "on" : ""));
  }
  for (const [, tag = "", text = ""] of form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
    data.append(attribute(tag, "name") ?? "", unescaped(text));
  return data;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

function unescaped(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
