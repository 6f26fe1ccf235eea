<?php
/**
 * A static analysis of the plugin, with WordPress loaded. Arguments: folder, address, the plugin's folder.
 * Prints one line a finding.
 */

[ , $folder, $url ] = $argv;
$_SERVER['HTTP_HOST']   = parse_url( $url, PHP_URL_HOST );
$_SERVER['REQUEST_URI'] = '/';
define( 'DISABLE_WP_CRON', true );
require $folder . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/dashboard.php';
require ABSPATH . WPINC . '/ms-blogs.php';
require '/usr/share/php/PhpParser/autoload.php';
require __DIR__ . '/rules.php';

// WordPress itself has variables named $plugin and $file.
$plugin = $argv[3];
$lexer  = new PhpParser\Lexer\Emulative( array( 'phpVersion' => '7.4' ) );
$parser = ( new PhpParser\ParserFactory() )->create( PhpParser\ParserFactory::ONLY_PHP7, $lexer );
$files  = new RegexIterator( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( $plugin ) ), '/\.php$/' );
foreach ( $files as $file ) {
	try {
		$nodes = $parser->parse( file_get_contents( $file ) );
	} catch ( PhpParser\Error $error ) {
		printf( "%s: %s (PHP 7.4)\n", basename( $file ), $error->getMessage() );
		continue;
	}
	$walk = new PhpParser\NodeTraverser();
	$walk->addVisitor( new PhpParser\NodeVisitor\NameResolver() );
	$walk->addVisitor( new Rules( basename( $file ) ) );
	$walk->traverse( $nodes );
}
