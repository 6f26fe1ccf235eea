import type { Browser, Page } from "@playwright/test";
import { until } from "./process";
import { type Product, STAFF } from "./product";
import type { Item } from "./stand-in";
import { visibleText } from "./visible-text";

const TENANT = { email: "petra@example.com", password: "Petra-of-a-test-4711" };

export type Site = { id: number; accountId: number; key: string };
type Page_<T> = { results: T[]; next_cursor: string | null };
type Login = { access: string; account: { id: number } };

/** The tenant whose WordPress it is, and the staff. */
export class Tenant {
  private constructor(
    private readonly product: Product,
    readonly site: Site,
    private readonly page: Page,
  ) {}

  /** Signs up, confirms the address, makes a site and a key for it, all in the browser. */
  static async signUp(product: Product, browser: Browser, siteUrl: string): Promise<Tenant> {
    const page = await browser.newPage();
    await fillSignUp(page, product.url);
    await confirmAddress(page, await product.waitForLink("/verify-email"));
    const siteId = await makeSite(page, product.url, siteUrl);
    const { account } = await product.call<Login>("POST", "/auth/login/", undefined, TENANT);
    const tenant = new Tenant(product, { id: siteId, accountId: account.id, key: "" }, page);
    await tenant.makeKey();
    return tenant;
  }

  /** Revokes every key of the account and makes a new one. */
  async replaceKeys(): Promise<void> {
    const { access } = await this.product.call<Login>("POST", "/auth/login/", undefined, TENANT);
    const { results } = await this.product.call<Page_<{ id: number }>>("GET", "/api-keys/", access);
    for (const { id } of results) await this.product.call("DELETE", `/api-keys/${id}/`, access);
    const { key } = await this.product.call<{ key: string }>("POST", "/api-keys/", access, {
      name: "WordPress",
      site_id: this.site.id,
    });
    this.site.key = key;
  }

  /** What the site's page says. */
  async readSitePage(): Promise<string> {
    await this.page.goto(`${this.product.url}/sites/${this.site.id}`);
    return visibleText(this.page, "main");
  }

  /** Watches the page that is open, without loading it again. */
  async untilOpenPageSays(pattern: RegExp, seconds = 60): Promise<void> {
    await until(
      `the site's page says ${pattern}`,
      async () => pattern.test(await visibleText(this.page, "main")),
      seconds,
    );
  }

  /** The whole inventory, as the API lists it. */
  async inventory(): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page_<Item> = await this.product.call(
        "GET",
        `/bridge/content/?limit=100${query}`,
        this.site.key,
      );
      items.push(...page.results);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return items;
  }

  async suspend(): Promise<void> {
    await this.asStaff("suspend");
  }

  async reactivate(): Promise<void> {
    await this.asStaff("reactivate");
  }

  /** Presses the button on the site's page, and copies the key that is shown this once. */
  private async makeKey(): Promise<void> {
    await this.page.getByRole("button", { name: /^Make (a|another) key$/ }).click();
    const shown = this.page.locator("[role=status] code", { hasText: "igny8_" });
    await shown.waitFor();
    this.site.key = (await shown.allInnerTexts()).join("").trim();
  }

  private async asStaff(verb: string): Promise<void> {
    const { access } = await this.product.call<Login>("POST", "/auth/login/", undefined, STAFF);
    await this.product.call("POST", `/admin/accounts/${this.site.accountId}/${verb}/`, access, {
      reason: "Part of a test",
    });
  }
}

async function fillSignUp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.fill("[name=name]", "Petra Post");
  await page.fill("[name=account_name]", "Petra's blog");
  await page.fill("[name=email]", TENANT.email);
  await page.fill("[name=password]", TENANT.password);
  await page.getByRole("button", { name: "Start free trial" }).click();
  await page.waitForURL("**/sites**");
}

async function confirmAddress(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByText("Thank you").waitFor();
}

async function makeSite(page: Page, url: string, siteUrl: string): Promise<number> {
  await page.goto(`${url}/sites/new`);
  await page.fill("[name=name]", "Blog");
  await page.fill("[name=url]", siteUrl);
  await page.getByRole("button", { name: "Add site" }).click();
  await page.waitForURL(/\/sites\/\d+/);
  return Number(/\/sites\/(\d+)/.exec(page.url())?.[1]);
}
