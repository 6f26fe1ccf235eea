import assert from "node:assert/strict";
import { check } from "../checks";
import type { Rehearsal } from "./stage";

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

/** The site's icon, which goes along with each heartbeat. */
export async function rehearseIcon({ api, bridge, wordpress }: Rehearsal): Promise<void> {
  const sentIcon = async () => {
    bridge.php("Heartbeat::send();");
    return (await api.state()).heartbeats.at(-1)?.icon;
  };
  const give = (sizes: string) => wordpress.php(`${MAKE_ICON} make_icon( array( ${sizes} ) );`);
  const png = `base64_decode( '${PNG}' )`;

  await check("the site's icon is sent as a picture, the best that is small enough", async () => {
    assert.equal(await sentIcon(), null, "none is set");
    give(`'site_icon-192' => str_repeat( 'x', 9000 ), 'site_icon-32' => ${png}`);
    assert.equal(await sentIcon(), PNG);
  });
  await check(
    "what is no raster picture, too large or gone is not sent, and the call goes through",
    async () => {
      for (const sizes of [
        `'site_icon-32' => '<svg xmlns="http://www.w3.org/2000/svg"/>'`,
        `'site_icon-32' => ${png} . str_repeat( 'x', 8192 )`,
        `'site_icon-32' => null`,
        "",
      ]) {
        give(sizes);
        assert.equal(await sentIcon(), null, sizes);
      }
      wordpress.php("wp_delete_attachment( get_option( 'site_icon' ), true );");
      assert.equal(await sentIcon(), null, "the picture was deleted");
      wordpress.php("update_option( 'site_icon', 0 );");
    },
  );
}

/** The one icon, as cropping leaves it, without the library for pictures that cropping takes. */
const MAKE_ICON = `function make_icon( $sizes ) {
  wp_delete_attachment( get_option( 'site_icon' ), true );
  $uploads = wp_upload_dir();
  $meta    = array( 'file' => _wp_relative_upload_path( $uploads['path'] . '/icon.png' ), 'width' => 512, 'height' => 512, 'sizes' => array() );
  $id      = wp_insert_attachment( array( 'post_title' => 'Icon', 'post_mime_type' => 'image/png' ), $uploads['path'] . '/icon.png' );
  foreach ( $sizes as $size => $bytes ) {
    $file = 'icon-' . $id . '-' . $size . '.png';
    if ( null !== $bytes ) {
      file_put_contents( $uploads['path'] . '/' . $file, $bytes );
    }
    $meta['sizes'][ $size ] = array( 'file' => $file, 'width' => 32, 'height' => 32, 'mime-type' => 'image/png' );
  }
  wp_update_attachment_metadata( $id, $meta );
  update_option( 'site_icon', $id );
}`;
