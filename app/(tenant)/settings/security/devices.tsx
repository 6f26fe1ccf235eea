import { DeviceList } from "@/components/settings/device-list";
import { Card } from "@/components/ui/page/card";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { deviceName } from "@/lib/people/device-name";
import { listDevices } from "@/lib/people/devices";
import { endDeviceAction, endOtherDevicesAction } from "../actions";

export async function Devices({ viewer }: { viewer: TenantViewer }) {
  const devices = await listDevices(viewer.userId);
  return (
    <Card title="Devices" description="Where you are signed in. End what you don't recognise.">
      <DeviceList
        devices={devices.map(({ sessionId, kind, userAgent, ip, lastUsedAt }) => ({
          sessionId,
          kind,
          ip,
          lastUsedAt,
          name: deviceName(userAgent),
          isThis: sessionId === viewer.sessionId,
        }))}
        endAction={endDeviceAction}
        endOthersAction={endOtherDevicesAction}
      />
    </Card>
  );
}
