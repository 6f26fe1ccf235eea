import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/form/button-class";

/** The bridge plugin as a zip, made from wordpress/igny8-bridge when the app is built. */
export function PluginDownload() {
  return (
    <a href="/plugin/igny8-bridge.zip" download className={buttonClass({ variant: "secondary", size: "sm" })}>
      <Download aria-hidden />
      Download the plugin
    </a>
  );
}
