<?php
/** Installs WordPress. Arguments: folder, address, password. */

[ , $folder, $url, $password ] = $argv;
$_SERVER['HTTP_HOST']   = parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_INSTALLING', true );
require $folder . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Bridge test', 'admin', 'admin@example.com', true, '', $password );
update_option( 'permalink_structure', '/%category%/%postname%/' );
