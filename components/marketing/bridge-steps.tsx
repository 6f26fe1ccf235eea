const STEPS = [
  [
    "Add the site",
    "Give IGNY8 its address and choose its sectors. Then make a key for it: one click, shown once.",
  ],
  [
    "Install the plugin",
    "Download it from the site's page, upload it in WordPress, paste the key under Settings, IGNY8.",
  ],
  [
    "It takes stock",
    "The plugin lists what you have published, 500 items at a time, in the background. Your visitors notice nothing.",
  ],
  [
    "It stays in step",
    "A post that you save, publish or trash shows up automatically. If a connection breaks, the plugin says why and carries on later.",
  ],
] as const;

const SENT = [
  "Title, address, type and status of each item",
  "When it was last changed",
  "The versions of WordPress, PHP and the plugin",
];
const NOT_SENT = ["The text of your posts", "Users, passwords, comments", "Anything about your visitors"];

export function BridgeSteps() {
  return (
    <>
      <ol className="grid gap-8 sm:grid-cols-2 lg:grid-cols-4">
        {STEPS.map(([title, text], at) => (
          <li key={title} className="border-t-2 border-brand pt-4">
            <p className="font-semibold text-brand tabular-nums">Step {at + 1}</p>
            <h3 className="mt-1 text-base font-semibold">{title}</h3>
            <p className="mt-1 text-base text-muted text-pretty">{text}</p>
          </li>
        ))}
      </ol>
      <div className="mt-12 grid gap-4 sm:grid-cols-2">
        <Facts title="What the plugin sends" facts={SENT} />
        <Facts title="What it never sends" facts={NOT_SENT} />
      </div>
    </>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }) {
  return (
    <div className="rounded-card border border-border bg-surface p-6 shadow-raised">
      <h3 className="text-base font-semibold">{title}</h3>
      <ul className="mt-3 space-y-1.5 text-base text-muted">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
