import { RecentSignIns } from "@/components/settings/recent-sign-ins";
import { Card } from "@/components/ui/page/card";
import { deviceName } from "@/lib/people/device-name";
import { listRecentSignIns } from "@/lib/people/recent-sign-ins";

export async function SignIns({ userId }: { userId: number }) {
  const signIns = await listRecentSignIns(userId);
  return (
    <Card
      title="Recent sign-ins"
      description="Also the attempts that failed. If one wasn't you, change your password."
    >
      <RecentSignIns signIns={signIns.map((each) => ({ ...each, name: deviceName(each.userAgent) }))} />
    </Card>
  );
}
