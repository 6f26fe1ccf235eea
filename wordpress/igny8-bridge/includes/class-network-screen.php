<?php
/**
 * A screen for the administrators of a network.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** How each site's connection stands. Connecting is each site's own affair, since each has its own key. */
final class Network_Screen {

	const CAPABILITY = 'manage_network_options';
	const SLUG       = 'igny8-bridge-network';
	const PER_PAGE   = 50;

	/** On `network_admin_menu`. */
	public static function add() {
		add_submenu_page(
			'settings.php',
			__( 'IGNY8 Bridge', 'igny8-bridge' ),
			__( 'IGNY8', 'igny8-bridge' ),
			self::CAPABILITY,
			self::SLUG,
			array( self::class, 'show' )
		);
	}

	/** Prints a page of sites. */
	public static function show() {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		$page = isset( $_GET['paged'] ) ? max( 1, (int) $_GET['paged'] ) : 1; // phpcs:ignore WordPress.Security -- reads only.
		$ids  = self::site_ids( $page );
		?>
		<div class="wrap igny8-bridge">
			<h1><?php esc_html_e( 'IGNY8 Bridge', 'igny8-bridge' ); ?></h1>
			<table class="widefat striped">
				<thead><tr>
					<th scope="col"><?php esc_html_e( 'Site', 'igny8-bridge' ); ?></th>
					<th scope="col"><?php esc_html_e( 'State', 'igny8-bridge' ); ?></th>
					<th scope="col"><?php esc_html_e( 'Last contact', 'igny8-bridge' ); ?></th>
				</tr></thead>
				<tbody><?php array_map( array( self::class, 'show_site' ), array_slice( $ids, 0, self::PER_PAGE ) ); ?></tbody>
			</table>
			<?php
			self::show_link( $page > 1, $page - 1, __( 'Previous page', 'igny8-bridge' ) );
			self::show_link( count( $ids ) > self::PER_PAGE, $page + 1, __( 'Next page', 'igny8-bridge' ) );
			?>
		</div>
		<?php
	}

	/** One more than fits says that there is a next page. */
	private static function site_ids( $page ): array {
		return get_sites(
			array(
				'fields'     => 'ids',
				'number'     => self::PER_PAGE + 1,
				'offset'     => ( $page - 1 ) * self::PER_PAGE,
				'network_id' => get_current_network_id(),
			)
		);
	}

	/**
	 * Prints the row of a site.
	 *
	 * @param int $site_id The site of the network.
	 */
	private static function show_site( $site_id ) {
		switch_to_blog( $site_id );
		$state = State::now();
		$at    = Heartbeat::sent_at();
		/* translators: %s: a duration such as "5 minutes". */
		$ago = $at ? sprintf( __( '%s ago', 'igny8-bridge' ), human_time_diff( $at ) ) : '';
		printf(
			'<tr><td><a href="%s"><bdi dir="ltr">%s</bdi></a></td><td>%s</td><td>%s</td></tr>',
			esc_url( Settings_Page::url() ),
			esc_html( untrailingslashit( Identity::home() ) ),
			esc_html( $state['label'] ),
			esc_html( $ago )
		);
		restore_current_blog();
	}

	private static function show_link( $is_wanted, $page, $label ) {
		if ( $is_wanted ) {
			$url = network_admin_url( 'settings.php?page=' . self::SLUG . '&paged=' . $page );
			printf( '<p><a href="%s">%s</a></p>', esc_url( $url ), esc_html( $label ) );
		}
	}
}
