import { Card } from "@/components/ui/page/card";
import type { LimitStanding } from "@/lib/accounts/limit-standing";
import type { FormAction } from "@/lib/actions/form-state";
import type { IndustryWithSectors, Sector } from "@/lib/sites/sector";
import type { Site } from "@/lib/sites/site";
import { AddSectorsForm, type TemplateGroup } from "./add-sectors-form";
import { LimitNotice } from "./limit-notice";
import { SectorChips } from "./sector-chips";

interface SectorsCardProps {
  site: Site;
  sectors: Sector[];
  industries: IndustryWithSectors[];
  standing: LimitStanding;
  /** What the viewer's role allows. */
  addAction?: FormAction;
  removeAction?: FormAction;
  canUpgrade: boolean;
}

export function SectorsCard(props: SectorsCardProps) {
  const { site, sectors, industries, standing, addAction, removeAction, canUpgrade } = props;
  const room = standing.limit - standing.used;
  return (
    <Card
      id="sectors"
      title="Sectors"
      description={`The topics this site writes about. ${standing.used} of ${standing.limit} in use.`}
    >
      <div className="space-y-5">
        {sectors.length === 0 && (
          <p className="text-muted">None yet. Ideas and articles follow the sectors you choose.</p>
        )}
        {sectors.length > 0 && (
          <SectorChips siteId={site.id} sectors={sectors.map(chip)} removeAction={removeAction} />
        )}
        {addAction && <LimitNotice standing={standing} canUpgrade={canUpgrade} />}
        {addAction && room > 0 && (
          <AddSectorsForm
            siteId={site.id}
            room={room}
            groups={groupsFor(site, sectors, industries)}
            action={addAction}
          />
        )}
      </div>
    </Card>
  );
}

const chip = ({ id, name }: Sector) => ({ id, name });

/** The site's own industry first and open; templates that it has already are left out. */
function groupsFor(site: Site, sectors: Sector[], industries: IndustryWithSectors[]): TemplateGroup[] {
  const taken = new Set(sectors.map((sector) => sector.name.toLowerCase()));
  const own = industries.filter(({ id }) => id === site.industry?.id);
  const others = industries.filter(({ id }) => id !== site.industry?.id);
  return [...own, ...others].map((industry) => ({
    industry: industry.name,
    templates: industry.sectors
      .filter(({ name }) => !taken.has(name.toLowerCase()))
      .map(({ id, name }) => ({ id, name })),
    isOpen: industry.id === site.industry?.id,
  }));
}
