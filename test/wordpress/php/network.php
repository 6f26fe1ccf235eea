<?php
/** Turns an installed WordPress into a network whose sites are folders. Arguments: folder, address. */

[ , $folder, $url ] = $argv;
$host                   = parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
$_SERVER['HTTP_HOST']   = $host;
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_ALLOW_MULTISITE', true );
define( 'DISABLE_WP_CRON', true );
require $folder . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require ABSPATH . 'wp-admin/includes/network.php';
foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
	$wpdb->$table = $prefixed;
}
install_network();
$result = populate_network( 1, $host, 'admin@example.com', 'Network of a test', '/', false );
if ( is_wp_error( $result ) && 'no_wildcard_dns' !== $result->get_error_code() ) {
	fwrite( STDERR, $result->get_error_message() );
	exit( 1 );
}
$config    = file_get_contents( $folder . '/wp-config.php' );
$constants = "define( 'MULTISITE', true );
define( 'SUBDOMAIN_INSTALL', false );
define( 'DOMAIN_CURRENT_SITE', '$host' );
define( 'PATH_CURRENT_SITE', '/' );
define( 'SITE_ID_CURRENT_SITE', 1 );
define( 'BLOG_ID_CURRENT_SITE', 1 );
";
file_put_contents( $folder . '/wp-config.php', str_replace( "define( 'WP_DEBUG', true );", $constants . "define( 'WP_DEBUG', true );", $config ) );
