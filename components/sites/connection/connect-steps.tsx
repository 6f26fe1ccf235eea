import type { ReactNode } from "react";
import { ConfirmAddressFirst } from "@/components/api-keys/confirm-address-first";
import { CopyButton } from "@/components/ui/data/copy-button";
import type { FormAction } from "@/lib/actions/form-state";
import connected from "./pictures/connected.webp";
import paste from "./pictures/paste.webp";
import upload from "./pictures/upload.webp";
import { PluginDownload } from "./plugin-download";
import { SiteKeyForm } from "./site-key-form";
import { StepPicture } from "./step-picture";

export interface ConnectStepsProps {
  siteId: number;
  /** What to add to wp-config.php; undefined where the plugin knows the address of this service already. */
  configLine: string | undefined;
  /** The keys made for this site that still work. */
  keys: { id: number; prefix: string }[];
  /** Undefined: the viewer's role may not make keys. */
  keyAction: FormAction | undefined;
  /** False until the viewer's email address is confirmed. */
  mayMakeKeyNow: boolean;
}

/** From nothing to the first call, step by step. */
export function ConnectSteps({ siteId, configLine, keys, keyAction, mayMakeKeyNow }: ConnectStepsProps) {
  return (
    <>
      <p className="mb-5">
        The quick way: install the plugin, then choose Settings → IGNY8 → Connect to IGNY8 in WordPress. It
        brings you back here to confirm. With a key of your own, step by step:
      </p>
      <ol className="list-decimal space-y-5 pl-5 marker:font-semibold marker:text-muted">
        <Step title="Make a key for this site">
          <SiteKeys keys={keys} />
          {keyAction && !mayMakeKeyNow && <ConfirmAddressFirst />}
          {keyAction ? (
            <SiteKeyForm siteId={siteId} hasKey={keys.length > 0} action={keyAction} />
          ) : (
            <p className="text-muted">Ask an admin or owner of your account for a key.</p>
          )}
        </Step>
        <InstallStep />
        {configLine && <AddressStep line={configLine} />}
        <Step title="Paste the key">
          <p className="text-muted">In WordPress: Settings → IGNY8 → Or paste an API key. Press Connect.</p>
          <StepPicture
            of={paste}
            alt="WordPress: Settings, IGNY8, with the field for the API key and the button Connect."
          />
        </Step>
        <Step title="That is all">
          <p className="text-muted">
            WordPress says that it is connected, and this page updates automatically. Your posts and pages
            follow within minutes.
          </p>
          <StepPicture of={connected} alt="WordPress, connected: account, plan, credits and site." />
        </Step>
      </ol>
    </>
  );
}

function InstallStep() {
  return (
    <Step title="Install the plugin">
      <p className="text-muted">
        In WordPress: Plugins → Add New → Upload Plugin. Choose the file, install, activate.
      </p>
      <PluginDownload />
      <StepPicture
        of={upload}
        alt="WordPress: Plugins, Add New, with igny8-bridge.zip chosen and the button Install Now."
      />
    </Step>
  );
}

/** Where the plugin does not know the address of this service. */
function AddressStep({ line }: { line: string }) {
  return (
    <Step title="Point the plugin at this server">
      <p className="text-muted">Add this line to wp-config.php, above “That’s all, stop editing”.</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-control bg-sunken px-2 py-1 text-xs break-all">{line}</code>
        <CopyButton value={line} label="Copy line" />
      </div>
    </Step>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="pl-1">
      <p className="font-medium">{title}</p>
      <div className="mt-1 space-y-3">{children}</div>
    </li>
  );
}

function SiteKeys({ keys }: Pick<ConnectStepsProps, "keys">) {
  if (keys.length === 0)
    return <p className="text-muted">It lets this site talk to IGNY8, and nothing else.</p>;
  return (
    <p className="text-muted">
      {keys.length === 1 ? "There is a key: " : "There are keys: "}
      {keys.map(({ id, prefix }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <code className="text-text">{prefix}…</code>
        </span>
      ))}
      . The secret part was shown once; make another one if you did not keep it.
    </p>
  );
}
