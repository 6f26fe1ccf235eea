<?php
/**
 * Plugin Name:       IGNY8 Bridge
 * Plugin URI:        https://app.igny8.com/sites
 * Description:       Connects this site to your IGNY8 account and keeps its content inventory up to date there.
 * Version:           1.3.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            IGNY8
 * Author URI:        https://igny8.com
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       igny8-bridge
 * Domain Path:       /languages
 * Update URI:        https://app.igny8.com/igny8-bridge/
 *
 * @package Igny8\Bridge
 */

defined( 'ABSPATH' ) || exit;

define( 'IGNY8_BRIDGE_VERSION', '1.3.0' );
define( 'IGNY8_BRIDGE_FILE', __FILE__ );

if ( ! defined( 'IGNY8_API_URL' ) ) {
	define( 'IGNY8_API_URL', 'https://app.igny8.com/api/v1' );
}

spl_autoload_register(
	static function ( $class_name ) {
		$prefix = 'Igny8\\Bridge\\';
		if ( 0 !== strpos( $class_name, $prefix ) ) {
			return;
		}
		$name = strtolower( str_replace( '_', '-', substr( $class_name, strlen( $prefix ) ) ) );
		$path = __DIR__ . '/includes/class-' . $name . '.php';
		if ( is_readable( $path ) ) {
			require $path;
		}
	}
);

Igny8\Bridge\Plugin::register();
