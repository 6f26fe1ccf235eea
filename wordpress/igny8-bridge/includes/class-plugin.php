<?php
/**
 * Every hook of the plugin, in one place.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Class names are passed as strings, so a class is read from disk only when its hook fires. */
final class Plugin {

	/** The events in WP-Cron. */
	const HEARTBEAT = 'igny8_bridge_heartbeat';
	const WORK      = 'igny8_bridge_work';

	/** The host of the header `Update URI`: it names WordPress's filter, whichever IGNY8 the plugin speaks to. */
	const UPDATE_HOST = 'app.igny8.com';

	/** Called once, when WordPress loads the plugin. */
	public static function register() {
		register_activation_hook( IGNY8_BRIDGE_FILE, array( self::class, 'activate' ) );
		register_deactivation_hook( IGNY8_BRIDGE_FILE, array( self::class, 'deactivate' ) );
		add_action( 'init', array( self::class, 'load_translations' ) );
		add_action( self::HEARTBEAT, array( Worker::class, 'run' ) );
		add_action( self::WORK, array( Worker::class, 'run' ) );
		self::register_changes();
		self::register_updates();
		add_action( 'wp_abilities_api_categories_init', array( Registries::class, 'add_category' ) );
		add_action( 'wp_abilities_api_init', array( Registries::class, 'add_abilities' ) );
		if ( is_multisite() && ( is_admin() || wp_doing_cron() ) ) {
			add_action( 'init', array( Network::class, 'begin_where_due' ) );
		}
		if ( is_admin() ) {
			self::register_admin();
		}
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			call_user_func( array( '\WP_CLI', 'add_command' ), 'igny8', Cli::class );
		}
	}

	/**
	 * Changes made while the plugin was off are found by going over everything again.
	 *
	 * @param bool $network_wide On every site of a network.
	 */
	public static function activate( $network_wide = false ) {
		if ( $network_wide && is_multisite() ) {
			Network::activate( array( self::class, 'begin' ) );
		} else {
			self::begin();
		}
	}

	/** On a site. */
	public static function begin() {
		Options::prepare();
		Greeting::prepare();
		Sync::resume();
	}

	/**
	 * IGNY8 is told, and the key ends there. Where that call does not get through, the connection is kept here for the next
	 * activation.
	 *
	 * @param bool $network_wide On every site of a network.
	 */
	public static function deactivate( $network_wide = false ) {
		if ( $network_wide && is_multisite() ) {
			Network::on_each_site( array( Connection::class, 'leave' ) );
		} else {
			Connection::leave();
		}
	}

	/** Translations may ship in the plugin's own folder. */
	public static function load_translations() {
		load_plugin_textdomain( 'igny8-bridge', false, dirname( plugin_basename( IGNY8_BRIDGE_FILE ) ) . '/languages' );
	}

	private static function register_changes() {
		add_action( 'save_post', array( Changes::class, 'saved' ), 10, 2 );
		add_action( 'transition_post_status', array( Changes::class, 'status_changed' ), 10, 3 );
		add_action( 'post_updated', array( Changes::class, 'updated' ), 10, 3 );
		add_action( 'before_delete_post', array( Changes::class, 'deleting' ), 10, 2 );
		add_action( 'deleted_post', array( Changes::class, 'deleted' ), 10, 2 );
		foreach ( array( 'permalink_structure_changed', 'update_option_home' ) as $hook ) {
			add_action( $hook, array( Sync::class, 'restart_soon' ) );
		}
		add_action( 'post_updated', array( Sync::class, 'restart_for_children' ), 10, 3 );
		add_action( 'edited_category', array( Sync::class, 'restart_for_categories' ) );
	}

	/** Not in wp-admin alone: WordPress looks for updates, and installs them, in WP-Cron too. */
	private static function register_updates() {
		add_filter( 'update_plugins_' . self::UPDATE_HOST, array( Updates::class, 'offer' ), 10, 3 );
		add_filter( 'plugins_api', array( Updates::class, 'details' ), 10, 3 );
		add_filter( 'upgrader_pre_download', array( Updates::class, 'download' ), 10, 2 );
	}

	private static function register_admin() {
		add_action( 'admin_init', array( Heartbeat::class, 'notice_new_versions' ) );
		add_filter( 'site_status_tests', array( Health::class, 'add_test' ) );
		add_filter( 'debug_information', array( Health::class, 'add_facts' ) );
		add_action( 'admin_init', array( Privacy::class, 'suggest' ) );
		add_action( 'enqueue_block_editor_assets', array( Editor_Panel::class, 'enqueue' ) );
		add_action( 'wp_dashboard_setup', array( Dashboard_Widget::class, 'add' ) );
		add_action( 'network_admin_menu', array( Network_Screen::class, 'add' ) );
		add_action( 'wp_connectors_init', array( Registries::class, 'add_connector' ) );
		add_action( 'admin_notices', array( Notice::class, 'show' ) );
		add_action( 'admin_menu', array( Settings_Page::class, 'add' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( IGNY8_BRIDGE_FILE ), array( Settings_Page::class, 'add_link' ) );
		foreach ( Actions::NAMES as $name ) {
			add_action( 'admin_post_igny8_bridge_' . $name, array( Actions::class, $name ) );
		}
		add_action( 'wp_ajax_igny8_bridge_status', array( Status_Panel::class, 'answer' ) );
	}
}
