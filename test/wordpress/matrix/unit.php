<?php
/** What the plugin decides without a database, on the PHP that runs this: each check is counted, a broken one is printed. */

namespace Igny8\Bridge;

error_reporting( E_ALL );
ini_set( 'display_errors', '0' );
define( 'ABSPATH', '/wp/' );
define( 'WPINC', 'wp-includes' );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'WEEK_IN_SECONDS', 604800 );
define( 'YEAR_IN_SECONDS', 31536000 );

$problems = array();
set_error_handler(
	static function ( $level, $text, $file, $line ) use ( &$problems ) {
		if ( 0 === strpos( $file, '/plugin/' ) || '/unit.php' === $file ) {
			$problems[] = "$file:$line: $text"; // WordPress's own notices on a newer PHP are not the plugin's.
		}
		return true;
	}
);
register_shutdown_function(
	static function () {
		$error = error_get_last();
		if ( $error && in_array( $error['type'], array( E_ERROR, E_PARSE, E_COMPILE_ERROR ), true ) ) {
			echo $error['file'], ':', $error['line'], ': ', $error['message'];
		}
	}
);

require '/shims.php';
foreach ( array( 'compat', 'load', 'plugin', 'functions', 'formatting', 'http', 'class-wp-error', 'class-wp-list-util' ) as $name ) {
	require_once "/wp/wp-includes/$name.php"; // plugin.php brings class-wp-hook.php.
}
define( 'WP_PLUGIN_DIR', '/plugin' );
define( 'WPMU_PLUGIN_DIR', '/mu-plugins' );
$GLOBALS['wp_plugin_paths'] = array();
require '/plugin/igny8-bridge.php';

$count  = 0;
$expect = static function ( $what, $found, $expected ) use ( &$problems, &$count ) {
	++$count;
	if ( $found !== $expected ) {
		$problems[] = $what . ': ' . var_export( $found, true ) . ' instead of ' . var_export( $expected, true );
	}
};

token_get_all( file_get_contents( '/plugin/uninstall.php' ), TOKEN_PARSE );
foreach ( glob( '/plugin/includes/class-*.php' ) as $file ) {
	$name = str_replace( ' ', '_', ucwords( str_replace( '-', ' ', substr( basename( $file, '.php' ), 6 ) ) ) );
	$expect( $file, class_exists( __NAMESPACE__ . '\\' . $name ), true );
}

$expect( 'http and https', Site_Address::is_same( 'https://www.Shop.example.com/', 'http://shop.example.com' ), true );
$expect( 'a default port', Site_Address::is_same( 'https://shop.example:443/a', 'http://shop.example/a/' ), true );
$expect( 'another port', Site_Address::is_same( 'https://shop.example:8443', 'https://shop.example' ), false );
$expect( 'another path', Site_Address::is_same( 'https://shop.example/Blog', 'https://shop.example/blog' ), false );

$expect( 'a key', Key::is_plausible( 'igny8_abcdefghijkl_1_secret' ), true );
$expect( 'no key', Key::is_plausible( "igny8_abc\nigny8_abcdefgh" ), false );

$answer   = static function ( $code, $body, array $headers = array() ) {
	return Response::of(
		array(
			'response' => array( 'code' => $code ),
			'body'     => $body,
			'headers'  => $headers,
		)
	);
};
$good     = $answer( 200, '{"success":true,"data":{"revision":3,"deliveries_waiting":2}}' );
$bad      = $answer( 400, '{"success":false,"code":"validation_error","errors":{"items.3.url":["No.","Really."]}}' );
$page     = $answer( 403, '<h1>Maintenance</h1>' );
$throttle = $answer( 429, '{"success":false,"code":"throttled"}', array( 'retry-after' => '99999999' ) );
$expect( 'good', array( $good->is_ok(), $good->data['revision'] ), array( true, 3 ) );
$expect( 'bad', array( $bad->is_bad_request(), $bad->errors ), array( true, array( 'items.3.url' => 'No. Really.' ) ) );
$expect( 'a page', array( $page->is_ok(), $page->is_refusal() ), array( false, false ) );
$expect( 'throttled', array( $throttle->is_throttled(), $throttle->retry_after_seconds ), array( true, 3600 ) );
$lost = Response::of( new \WP_Error( 'http', 'Refused' ) );
$expect( 'lost', array( $lost->status, $lost->message ), array( 0, 'Refused' ) );

$now  = gmdate( 'D, d M Y H:i:s', time() - 900 ) . ' GMT'; // The server's clock is a quarter of an hour behind.
$half = array(
	'x-throttle-limit'     => '120',
	'x-throttle-remaining' => '60',
	'x-throttle-reset'     => (string) ( time() - 900 + 40 ),
	'date'                 => $now,
);
Pace::learn( $answer( 200, '{"success":true}', $half ) );
$expect( 'half is left', Pace::until(), 0 );
Pace::learn( $answer( 200, '{"success":true}', array( 'x-throttle-remaining' => '59' ) + $half ) );
$expect( 'less than half', abs( Pace::until() - time() - 40 ) <= 1, true );

foreach ( array( 15, 30, 60, 120 ) as $failures => $seconds ) {
	$wait = Pause::back_off_seconds( $failures );
	$expect( "back-off $failures", $wait >= $seconds && $wait <= $seconds * 1.2, true );
}
$expect( 'the longest', Pause::back_off_seconds( 40 ) <= 3600 * 1.2, true );
Pause::learn( $answer( 402, '{"success":false,"code":"no_plan"}' ) );
$expect( 'a halt', Pause::halt()['code'], 'no_plan' );
$expect( 'about money', Reason::is_about_the_key( Pause::halt() ), false );
Pause::learn( $good );
$expect( 'no halt', Pause::halt(), null );

Refused::note( array( 'wp_id' => 7, 'title' => 'Odd' ), 'title: No.' );
Refused::settle( array( array( 'wp_id' => 8 ) ) );
$expect( 'one refused', Refused::count(), 1 );
Refused::settle( array( array( 'wp_id' => 7 ) ) );
$expect( 'none refused', Refused::count(), 0 );

if ( PHP_VERSION_ID >= 80000 ) { // The WebAssembly of 7.4 breaks off in its own DOMDocument::loadHTML().
	$html   = '<h2>A & B</h2>text<ul><li>1</li></ul><table><tr><td>x</td></tr></table>';
	$blocks = Blocks::of( $html, 'post' );
	preg_match_all( '/<!-- wp:(\w+)/', $blocks, $found );
	$expect( 'blocks', $found[1], array( 'heading', 'paragraph', 'list', 'html' ) );
}

$titles = new \ReflectionMethod( Item::class, 'without_tags' );
if ( PHP_VERSION_ID < 80100 ) {
	$titles->setAccessible( true );
}
$expect( 'a title', $titles->invoke( null, 'I <3 NYC, if a<b then <b>bold</b>' ), 'I <3 NYC, if a<b then bold' );

if ( $problems ) {
	echo implode( "\n", $problems );
	exit( 1 );
}
echo 'PHP ', PHP_VERSION, ': ', $count, " checks\n";
exit( 0 );
