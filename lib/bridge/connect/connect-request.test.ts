import { describe, expect, it } from "vitest";
import { connectForm, connectRequest, returnAddress } from "./connect-request";

const query = {
  site: "https://shop.example.com/blog/",
  state: "state-1234",
  code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  return_url: "https://www.shop.example.com/blog/wp-admin/admin-post.php?action=igny8_bridge_return",
};

describe("what WordPress asks for", () => {
  it("is the site, a challenge, and a way back into its own wp-admin", () => {
    const request = connectRequest.parse(query);
    expect(returnAddress(request, "the code")).toBe(`${query.return_url}&code=the+code&state=${query.state}`);
  });

  it("names the site as far as we can, whatever its blog is called", () => {
    const nameOf = (name: string) => connectRequest.parse({ ...query, name }).name;
    expect(nameOf("Bäckerei")).toBe("Bäckerei");
    expect(nameOf(`${"x".repeat(99)}😀 and more`)).toBe("x".repeat(99));
    for (const odd of ["A\u0000B", "A\u202EB", "\ud83d", "   "]) expect(nameOf(odd)).toBeUndefined();
  });

  it("holds nothing that can't be kept, not even percent-encoded", () => {
    const site = "https://shop.example.com/%00/";
    expect(connectRequest.safeParse({ ...query, site, return_url: undefined }).success).toBe(false);
    const typed = new URLSearchParams({ ...query, state: "state-1234", name: "A\u0000B" }).toString();
    expect(connectForm.safeParse({ query: typed, site_id: "" }).success).toBe(false);
  });

  it("may leave out the way back, which is then the plugin's page", () => {
    const { return_url: _, ...rest } = query;
    expect(connectRequest.parse(rest).return_url).toBe(
      "https://shop.example.com/blog/wp-admin/options-general.php?page=igny8-bridge",
    );
  });

  it.each([
    ["another host", "https://evil.example/wp-admin/"],
    ["a host that begins like it", "https://shop.example.com.evil.example/wp-admin/"],
    ["another port", "https://shop.example.com:8443/wp-admin/"],
    ["from https to http", "http://shop.example.com/wp-admin/"],
    ["a page outside wp-admin", "https://shop.example.com/redirect?to=https://evil.example/wp-admin/"],
    ["a name and password in it", "https://user:pass@shop.example.com/wp-admin/"],
    ["a script", "javascript:alert(1)//wp-admin/"],
  ])("never sends the code to %s", (_, return_url) => {
    expect(connectRequest.safeParse({ ...query, return_url }).success).toBe(false);
  });

  it.each([
    ["no challenge", { code_challenge: undefined }],
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["a challenge of another length", { code_challenge: "abc" }],
    ["no state", { state: undefined }],
    ["no web address", { site: "ftp://shop.example.com" }],
  ])("is refused with %s", (_, change) => {
    expect(connectRequest.safeParse({ ...query, ...change }).success).toBe(false);
  });

  it("is the same in the form, with the site that was chosen", () => {
    const text = new URLSearchParams(query).toString();
    expect(connectForm.parse({ query: text, site_id: "7" })).toMatchObject({ site_id: 7, query });
    expect(connectForm.parse({ query: text, site_id: "" }).site_id).toBeNull();
  });
});
