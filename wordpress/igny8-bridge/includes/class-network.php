<?php
/**
 * A network of sites.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Each site of a network has its own key, and its own timetable. */
final class Network {

	/** With more sites, one request would run out of time: each begins when it is next worked at. */
	const AT_ONCE = 100;

	/** The network's own row: names the last activation that has left the sites to begin on their own. */
	const ACTIVATION = 'igny8_bridge_activation';

	/**
	 * On activation for the whole network.
	 *
	 * @param callable $begin What each site begins with.
	 */
	public static function activate( $begin ) {
		/**
		 * Up to how many sites begin in the request that activates the plugin.
		 *
		 * @param int $most The number.
		 */
		$most = (int) apply_filters( 'igny8_bridge_sites_at_once', self::AT_ONCE );
		if ( get_sites( array( 'count' => true ) ) > $most ) {
			update_site_option( self::ACTIVATION, wp_generate_uuid4() );
			return;
		}
		delete_site_option( self::ACTIVATION );
		self::on_each_site( $begin );
	}

	/** On `init` in wp-admin and in WP-Cron: a site of a large network begins, and so does one that is new there. */
	public static function begin_where_due() {
		$activation = (string) get_site_option( self::ACTIVATION, '' );
		if ( '' === $activation || array( 'of' => $activation ) === Options::get( 'begun' ) ) {
			return;
		}
		Options::put( 'begun', array( 'of' => $activation ) );
		Plugin::begin();
	}

	/**
	 * Does something on each of them.
	 *
	 * @param callable $work What.
	 */
	public static function on_each_site( $work ) {
		$sites = get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		);
		foreach ( $sites as $site_id ) {
			switch_to_blog( $site_id );
			call_user_func( $work );
			restore_current_blog();
		}
	}
}
