import type { WordPress } from "./wordpress";

const NAMESPACE =
  "use Igny8\\Bridge\\{Actions, Choice, Cli, Connection, Dashboard_Widget, Deliveries, Editor_Panel, Health, Heartbeat, Identity, Item, Key, Lock, Notice, Network_Screen, Options, Outbox, Pace, Pause, Pending_Key, Plugin, Privacy, Queue, Refused, Registries, Schedule, Settings_Page, Site_Address, State, Status_Panel, Sync, Worker};\n";

/** The plugin, as PHP inside WordPress sees it. */
export function bridgeOf(wordpress: WordPress) {
  const php = (code: string) => wordpress.php(NAMESPACE + code);
  return {
    php,
    option: (name: string) => JSON.parse(php(`echo wp_json_encode( Options::get( '${name}' ) );`)),
    connect: (key: string) => php(`$r = Connection::connect( '${key}' ); echo $r->status, ' ', $r->code;`),
    /** One run of the worker, whatever is scheduled. */
    work: () => php("Worker::run();"),
    /** One run, and how long it waits afterwards: seconds from its begin (least) and from its end (most). */
    workAndWait: (): { least: number; most: number; halt: unknown } =>
      JSON.parse(
        php(`$begin = microtime( true ); Worker::run(); $end = microtime( true ); $until = Pause::until();
          echo wp_json_encode( array( 'least' => $until - $begin, 'most' => $until - $end, 'halt' => Pause::halt() ) );`),
      ),
    /** As if the pause had run out. */
    endPause: () => php("Pause::lift();"),
    /** As if so much time had gone by: the pause and WP-Cron's timetable are that much nearer. */
    passTime: (seconds: number) =>
      php(`$pause = Options::get( 'pause' ); $pause['until'] -= ${seconds}; Options::put( 'pause', $pause );
        $earlier = array();
        foreach ( _get_cron_array() as $at => $events ) { $earlier[ $at - ${seconds} ] = $events; }
        _set_cron_array( $earlier );`),
    waiting: () => Number(php("echo Queue::count();")),
    /** The notice as an administrator sees it; empty for an editor. */
    notice: (role: "administrator" | "editor" = "administrator") =>
      php(
        `require_once ABSPATH . 'wp-admin/includes/admin.php'; set_current_screen( 'dashboard' );
        $users = get_users( array( 'role' => '${role}' ) ); wp_set_current_user( $users ? $users[0]->ID : 0 ); Notice::show();`,
      ),
    /** Settings > IGNY8 as an administrator gets it. */
    settingsPage: () =>
      php(
        `require_once ABSPATH . 'wp-admin/includes/admin.php'; set_current_screen( 'settings_page_igny8-bridge' );
        wp_set_current_user( get_users( array( 'role' => 'administrator' ) )[0]->ID ); Settings_Page::show();`,
      ),
    /** Posts with titles "Post 1" ..., in one statement: a thousand inserts through WordPress take a minute. */
    makePosts: (count: number) => wordpress.database.query(postsSql(count)),
  };
}

export type Bridge = ReturnType<typeof bridgeOf>;

function postsSql(count: number): string {
  const row = (n: number) =>
    `(1, NOW() - INTERVAL 1 DAY, UTC_TIMESTAMP() - INTERVAL 1 DAY, '', 'Post ${n}', '', 'publish', 'post-${n}', '', '', ` +
    `NOW() - INTERVAL 1 DAY, UTC_TIMESTAMP() - INTERVAL 1 DAY, '', 'post')`;
  const columns =
    "post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name, to_ping, " +
    "pinged, post_modified, post_modified_gmt, post_content_filtered, post_type";
  const rows = Array.from({ length: count }, (_, index) => row(index + 1));
  return `INSERT INTO wordpress.wp_posts (${columns}) VALUES ${rows.join(",")}`;
}
