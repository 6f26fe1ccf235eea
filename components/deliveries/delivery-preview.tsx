import { Card } from "@/components/ui/page/card";

/**
 * The HTML as it was sent, in a frame of its own without scripts, forms or a name for our origin. The page's policy holds in
 * it too, so it loads nothing from another host.
 */
export function DeliveryPreview({ title, content }: { title: string; content: string }) {
  return (
    <Card title="Preview" description="Without your theme. Pictures appear in WordPress.">
      <iframe
        title={`Preview of ${title}`}
        sandbox=""
        srcDoc={content}
        className="h-[32rem] w-full rounded-card border border-border bg-white"
      />
    </Card>
  );
}
