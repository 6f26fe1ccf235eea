import assert from "node:assert/strict";
import { check } from "../checks";
import { deliver, PLAIN, PNG, postOf, SECOND_PNG } from "./deliver";
import type { Rehearsal } from "./stage";

/** An update writes over what IGNY8 has written, and over nothing that a person has set. */
export async function rehearseFields(stage: Rehearsal): Promise<void> {
  stage.wordpress.php(
    `foreach ( array( 'ann', 'ben' ) as $name ) {
      wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'x', 'user_email' => "$name@example.test", 'role' => 'editor' ) );
    }
    foreach ( array( 'red', 'green', 'blue' ) as $name ) { wp_insert_term( $name, 'category' ); wp_insert_term( $name, 'post_tag' ); }`,
  );
  await rehearseOwnFields(stage);
  await rehearsePersonsFields(stage);
  await rehearseStatus(stage);
  await rehearseMoment(stage);
  await rehearsePermission(stage);
}

const FIRST = {
  slug: "first",
  author: "ann",
  terms: terms("red"),
  featured_image: { url: null, name: "a.png", alt: "" },
  seo_title: "First",
  seo_description: "First too",
  uploads: uploads(),
};
const SECOND = {
  slug: "second",
  author: "ben",
  content: "<p>Second</p>",
  terms: terms("green"),
  featured_image: { url: null, name: "b.png", alt: "" },
  seo_title: "Second",
  seo_description: "Second too",
  uploads: uploads(),
};

async function rehearseOwnFields(stage: Rehearsal): Promise<void> {
  await check("what IGNY8 wrote and nobody touched since is written over, each field", async () => {
    const { post_id } = await deliver(stage, { id: 400, ...FIRST });
    assert.equal(facts(stage, post_id), "ann first red red First First too");
    const ack = await deliver(stage, { id: 401, updates_delivery_id: 400, ...SECOND });
    assert.deepEqual([ack.status, ack.warnings, ack.edited_by_person], ["delivered", [], false]);
    assert.equal(facts(stage, post_id), "ben second green green Second Second too");
    const bare = await deliver(stage, { id: 402, updates_delivery_id: 401, content: "<p>Third</p>" });
    assert.deepEqual([bare.status, bare.warnings], ["delivered", []]);
    assert.equal(
      facts(stage, post_id),
      "ben second green green Second Second too",
      "what it does not name stays",
    );
  });
}

async function rehearsePersonsFields(stage: Rehearsal): Promise<void> {
  await check("what a person has set stays, each field, twice, and that is told", async () => {
    const { post_id } = await deliver(stage, { id: 410, ...FIRST });
    const cover = stage.wordpress.php(`echo get_post_thumbnail_id( ${post_id} );`);
    stage.wordpress.php(
      `$blue = array( get_term_by( 'slug', 'blue', 'category' )->term_id );
      wp_update_post( array( 'ID' => ${post_id}, 'post_author' => 1, 'post_name' => 'mine' ) );
      wp_set_object_terms( ${post_id}, $blue, 'category' );
      wp_set_object_terms( ${post_id}, array(), 'post_tag' );
      delete_post_thumbnail( ${post_id} );
      update_post_meta( ${post_id}, '_yoast_wpseo_title', 'Mine' );
      update_post_meta( ${post_id}, '_yoast_wpseo_metadesc', 'Mine too' );`,
    );
    for (const id of [411, 412]) {
      const ack = await deliver(stage, { id, updates_delivery_id: 410, ...SECOND, title: `Update ${id}` });
      assert.equal(facts(stage, post_id), "admin mine blue  Mine Mine too");
      assert.match(postOf(stage, ack).post_title, new RegExp(`${id}`), "the text is the new one");
      assert.deepEqual([ack.status, ack.edited_by_person], ["delivered", true]);
      assert.deepEqual(ack.warnings, [
        "Kept as somebody has set it in WordPress: author, slug, featured image, category, post_tag, SEO title, SEO description.",
      ]);
    }
    assert.equal(stage.wordpress.php(`echo (int) get_post_thumbnail_id( ${post_id} );`), "0", `not ${cover}`);
  });
}

async function rehearseStatus(stage: Rehearsal): Promise<void> {
  await check(
    "a post that a person has taken from the public, or sent for review, is not published again",
    async () => {
      for (const [id, status] of [
        [420, "draft"],
        [424, "pending"],
      ] as const) {
        const first = await deliver(stage, { id, post_status: "publish" });
        stage.wordpress.php(
          `wp_update_post( array( 'ID' => ${first.post_id}, 'post_status' => '${status}' ) );`,
        );
        const ack = await deliver(stage, { id: id + 1, updates_delivery_id: id, post_status: "publish" });
        assert.equal(postOf(stage, ack).post_status, status);
        assert.match(ack.warnings?.join() ?? "", /: status\.$/);
      }
      const draft = await deliver(stage, { id: 428 });
      const published = await deliver(stage, { id: 429, updates_delivery_id: 428, post_status: "publish" });
      assert.deepEqual([published.post_id, published.warnings], [draft.post_id, []]);
      assert.equal(postOf(stage, published).post_status, "publish");
    },
  );
}

async function rehearseMoment(stage: Rehearsal): Promise<void> {
  await check("a person who saves while the pictures are fetched is not written over", async () => {
    const { api, wordpress, bridge } = stage;
    const { post_id } = await deliver(stage, { id: 430 });
    const picture = `http://localhost:${new URL(api.apiUrl).port}/pictures/m.png`;
    const delivery = { id: 431, updates_delivery_id: 430, content: `<p>Machine</p><img src="${picture}">` };
    await api.set({ picture: SECOND_PNG, deliveries: [{ ...PLAIN, ...delivery }], acks: [] });
    bridge.php(
      `add_filter( 'pre_http_request', function ( $answer, $request, $url ) {
        if ( strpos( $url, '/pictures/' ) ) { wp_update_post( array( 'ID' => ${post_id}, 'post_content' => 'By hand' ) ); }
        return $answer;
      }, 10, 3 );
      Options::put( 'beat', array() ); Worker::run();`,
    );
    const [ack] = (await api.state()).acks;
    assert.deepEqual([ack?.status, ack?.edited_by_person], ["failed", true]);
    assert.equal(wordpress.php(`echo get_post( ${post_id} )->post_content;`), "By hand");
  });
}

async function rehearsePermission(stage: Rehearsal): Promise<void> {
  await check(
    "without the permission to publish, a post that a person has published is left as it is",
    async () => {
      const { post_id } = await deliver(stage, { id: 440, may_publish: false });
      stage.wordpress.php(`wp_publish_post( ${post_id} );`);
      const ack = await deliver(stage, {
        id: 441,
        updates_delivery_id: 440,
        content: "<p>New</p>",
        may_publish: false,
      });
      assert.equal(ack.status, "failed");
      assert.match(ack.reason ?? "", /automatic publishing/);
      assert.doesNotMatch(postOf(stage, ack).post_content, /New/);
      const may = await deliver(stage, {
        id: 442,
        updates_delivery_id: 440,
        content: "<p>New</p>",
        may_publish: true,
      });
      assert.match(postOf(stage, may).post_content, /New/);
    },
  );
}

/** Author, slug, category, tag, SEO title and description. */
function facts({ wordpress }: Rehearsal, post_id: number | undefined): string {
  return wordpress.php(
    `$post = get_post( ${post_id} );
    $slugs = function ( $taxonomy ) use ( $post ) { return implode( ',', wp_get_object_terms( $post->ID, $taxonomy, array( 'fields' => 'slugs' ) ) ); };
    echo implode( ' ', array( get_userdata( $post->post_author )->user_login, $post->post_name, $slugs( 'category' ), $slugs( 'post_tag' ),
      get_post_meta( $post->ID, '_yoast_wpseo_title', true ), get_post_meta( $post->ID, '_yoast_wpseo_metadesc', true ) ) );`,
  );
}

function terms(slug: string) {
  return { category: [{ slug, name: null }], post_tag: [{ slug, name: null }] };
}

function uploads() {
  const upload = (name: string, data_base64: string) => ({
    name,
    content_type: "image/png",
    sha256: "",
    data_base64,
  });
  return [upload("a.png", PNG), upload("b.png", SECOND_PNG)];
}
