/** An item of a site's inventory, as the plugin would send it. */
export function contentItem(wpId: number, change: Record<string, unknown> = {}) {
  return {
    wp_id: wpId,
    type: "post",
    status: "publish",
    title: `Title ${wpId}`,
    url: `https://shop.example.com/?p=${wpId}`,
    modified_at: "2026-11-01T00:00:00Z",
    ...change,
  };
}
