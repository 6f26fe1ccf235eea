<?php
/**
 * Removes everything the plugin stored, on every site of a network.
 *
 * @package Igny8\Bridge
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( ! class_exists( 'Igny8\Bridge\Plugin' ) ) {
	require_once __DIR__ . '/igny8-bridge.php';
}

/** Removes the options, the waiting changes and the cron events of the current site. */
function igny8_bridge_uninstall_site() {
	global $wpdb;
	Igny8\Bridge\Connection::say_goodbye( 'uninstalled' );
	wp_unschedule_hook( 'igny8_bridge_heartbeat' );
	wp_unschedule_hook( 'igny8_bridge_work' );
	foreach ( Igny8\Bridge\Options::NAMES as $name ) {
		delete_option( Igny8\Bridge\Options::PREFIX . $name );
	}
	$wpdb->query( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- one row per waiting change, names unknown.
		$wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( 'igny8_bridge_' ) . '%' )
	);
	foreach ( array( '_igny8_delivery', '_igny8_done', '_igny8_written', '_igny8_fields' ) as $key ) {
		delete_post_meta_by_key( $key );
	}
	wp_cache_delete( 'alloptions', 'options' );
	wp_cache_delete( 'notoptions', 'options' );
}

if ( ! is_multisite() ) {
	igny8_bridge_uninstall_site();
	return;
}

delete_site_option( 'igny8_bridge_activation' );
foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $igny8_bridge_site_id ) {
	switch_to_blog( $igny8_bridge_site_id );
	igny8_bridge_uninstall_site();
	restore_current_blog();
}
