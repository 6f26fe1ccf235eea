import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { projectRoot } from "@/scripts/launcher/project-root";
import { visibleText } from "./visible-text";
import type { WordPress } from "./wordpress";

const PICTURES = join(projectRoot, "test-results/wordpress");
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** An administrator at work in wp-admin. */
export class WpAdmin {
  private constructor(
    readonly page: Page,
    private readonly wordpress: WordPress,
  ) {}

  static async signIn(browser: Browser, wordpress: WordPress): Promise<WpAdmin> {
    const page = await browser.newPage({ viewport: WIDE });
    page.on("dialog", (dialog) => dialog.accept());
    const admin = new WpAdmin(page, wordpress);
    await page.goto(`${wordpress.url}/wp-login.php`);
    await page.fill("#user_login", wordpress.user);
    await page.fill("#user_pass", wordpress.password);
    await page.click("#wp-submit");
    await page.waitForURL("**/wp-admin/**");
    return admin;
  }

  async open(path: string): Promise<string> {
    await this.page.goto(`${this.wordpress.url}/wp-admin/${path}`);
    return visibleText(this.page);
  }

  openSettings(): Promise<string> {
    return this.open("options-general.php?page=igny8-bridge");
  }

  async uploadPlugin(zip: string): Promise<void> {
    await this.open("plugin-install.php?tab=upload");
    await this.page.setInputFiles("#pluginzip", zip);
    await this.page.click("#install-plugin-submit");
    await this.page.click("text=Activate Plugin");
    await this.page.waitForURL("**/plugins.php**");
  }

  async connect(key: string): Promise<string> {
    await this.openSettings();
    await this.page.click(".igny8-bridge-paste summary");
    await this.page.fill("#igny8-bridge-key", key);
    return this.submit("#submit");
  }

  /** With a key whose site has another address at IGNY8: WordPress asks first. */
  async connectMoved(key: string): Promise<string> {
    await this.connect(key);
    return this.press("confirm");
  }

  async press(button: "check" | "synchronise" | "disconnect" | "confirm"): Promise<string> {
    await this.openSettings();
    return this.submit(`#igny8-bridge-${button}`);
  }

  /** Waits from before the click on: wp-admin soon strikes out of the address that settings were updated. */
  private async submit(button: string): Promise<string> {
    await Promise.all([this.page.waitForURL("**settings-updated**"), this.page.click(button)]);
    return visibleText(this.page);
  }

  /** Through the editor's own way of saving; gives the post's id. */
  async publishInEditor(title: string): Promise<number> {
    await this.open("post-new.php");
    await this.page.waitForFunction("window.wp?.data?.select('core/editor')?.getCurrentPostId()");
    return this.saveInEditor({ title, status: "publish" });
  }

  /** The plugin's panel beside the post, opened. */
  async readPanelInEditor(id: number): Promise<string> {
    await this.open(`post.php?post=${id}&action=edit`);
    const panel = this.page.locator(".igny8-bridge-panel");
    await panel.waitFor({ state: "attached" });
    await this.closeWelcome();
    if ((await panel.locator("p").count()) === 0) await panel.locator("button").dispatchEvent("click");
    await panel.locator("p").first().waitFor({ state: "attached" });
    return visibleText(this.page, ".igny8-bridge-panel");
  }

  private async closeWelcome(): Promise<void> {
    const close = this.page.locator(".edit-post-welcome-guide button[aria-label^=Close]");
    const isShown = await close.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isShown) await close.click();
  }

  async retitleInEditor(id: number, title: string): Promise<void> {
    await this.open(`post.php?post=${id}&action=edit`);
    await this.page.waitForFunction(`window.wp?.data?.select('core/editor')?.getCurrentPostId() === ${id}`);
    await this.saveInEditor({ title });
  }

  async trashFromList(id: number): Promise<void> {
    await this.open("edit.php");
    // The link is out of sight until the row is pointed at.
    const link = await this.page.locator(`#post-${id} .submitdelete`).getAttribute("href");
    await this.page.goto(new URL(link ?? "", this.page.url()).href);
  }

  /** A picture at both widths, to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
    await this.page.setViewportSize(NARROW);
    await this.page.screenshot({ path: join(PICTURES, `${name}-narrow.png`), fullPage: true });
    await this.page.setViewportSize(WIDE);
  }

  private async saveInEditor(edit: Record<string, string>): Promise<number> {
    return this.page.evaluate(`(async () => {
      const editor = wp.data.dispatch('core/editor');
      await editor.editPost(${JSON.stringify(edit)});
      await editor.savePost();
      return wp.data.select('core/editor').getCurrentPostId();
    })()`);
  }
}
