<?php
/** Runs the code on standard input inside WordPress. Arguments: folder, address. */

[ , $folder, $url ] = $argv;
$_SERVER['HTTP_HOST']   = parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
// A request of the command line must not start the cron on its own: the tests say when time passes.
define( 'DISABLE_WP_CRON', true );
require $folder . '/wp-load.php';
eval( stream_get_contents( STDIN ) );
