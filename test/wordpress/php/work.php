<?php
/** One run of the plugin's worker. Arguments: folder, address. */

[ , $folder, $url ] = $argv;
$_SERVER['HTTP_HOST']   = parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
define( 'DISABLE_WP_CRON', true );
require $folder . '/wp-load.php';
Igny8\Bridge\Worker::run();
