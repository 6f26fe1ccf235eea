<?php
/** What may not be in the plugin's source. */

use PhpParser\Node;
use PhpParser\Node\Expr;
use PhpParser\Node\Scalar;
use PhpParser\Node\Stmt;

final class Rules extends PhpParser\NodeVisitorAbstract {

	const OLDEST_WORDPRESS = '5.8';
	const NEW_IN_PHP_8     = array( 'str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'fdiv', 'array_is_list' );
	const FORBIDDEN        = array( 'eval', 'create_function', 'extract', 'var_dump', 'print_r', 'error_log', 'unserialize', 'curl_init', 'file_get_contents' );
	const TRANSLATE        = array( '__' => 2, '_e' => 2, 'esc_html__' => 2, 'esc_html_e' => 2, 'esc_attr__' => 2, '_n' => 4 );

	private $file;
	private $class = '';

	/** Of uninstall.php, which nothing loads here. */
	private $own_functions = array();

	public function __construct( $file ) {
		$this->file = $file;
	}

	public function enterNode( Node $node ) {
		if ( $node instanceof Stmt\Class_ ) {
			$this->class = (string) $node->namespacedName;
		}
		$this->check_newer_syntax( $node );
		$this->check_output( $node );
		if ( $node instanceof Expr\FuncCall && $node->name instanceof Node\Name ) {
			$this->check_function( $node );
		}
		if ( $node instanceof Expr\StaticCall && $node->class instanceof Node\Name && $node->name instanceof Node\Identifier ) {
			$this->check_method( $node );
		}
		if ( $node instanceof Stmt\Function_ ) {
			$this->own_functions[] = (string) $node->name;
		}
	}

	/** At this point the class names in it are resolved. */
	public function leaveNode( Node $node ) {
		if ( $node instanceof Expr\Array_ ) {
			$this->check_callable( $node );
		}
	}

	/** The parser reads 7.4 tokens, but its grammar is that of the newest PHP. */
	private function check_newer_syntax( Node $node ) {
		$is_newer = $node instanceof Node\UnionType || $node instanceof Node\AttributeGroup || $node instanceof Expr\Match_
			|| $node instanceof Expr\Throw_ || $node instanceof Expr\NullsafeMethodCall || $node instanceof Expr\NullsafePropertyFetch
			|| ( $node instanceof Node\Arg && $node->name ) || ( $node instanceof Node\Param && $node->flags )
			|| $node instanceof Node\VariadicPlaceholder || ( $node instanceof Node\Param && $node->default instanceof Expr\New_ )
			|| ( $node instanceof Stmt\Catch_ && ! $node->var )
			|| ( $node instanceof Stmt\ClassMethod && $node->returnType instanceof Node\Name && 'static' === (string) $node->returnType )
			|| ( $node instanceof Node\Identifier && in_array( (string) $node, array( 'mixed', 'never' ), true ) );
		if ( $is_newer ) {
			$this->report( $node, 'newer than PHP 7.4: ' . $node->getType() );
		}
	}

	/** What is printed is written here, or escaped in the same expression. */
	private function check_output( Node $node ) {
		$printed = array();
		if ( $node instanceof Stmt\Echo_ ) {
			$printed = $node->exprs;
		} elseif ( $node instanceof Expr\FuncCall && $node->name instanceof Node\Name && in_array( (string) $node->name->getLast(), array( 'printf', 'vprintf' ), true ) ) {
			$printed = array_map( static fn( $arg ) => $arg->value, $node->args );
		} elseif ( $node instanceof Expr\Print_ ) {
			$printed = array( $node->expr );
		}
		foreach ( $printed as $expression ) {
			if ( ! $this->is_safe( $expression ) ) {
				$this->report( $node, 'prints something that is not escaped' );
			}
		}
	}

	private function is_safe( Expr $expression ): bool {
		if ( $expression instanceof Scalar\String_ || $expression instanceof Scalar\LNumber ) {
			return true;
		}
		if ( $expression instanceof Expr\BinaryOp\Concat ) {
			return $this->is_safe( $expression->left ) && $this->is_safe( $expression->right );
		}
		if ( $expression instanceof Expr\Ternary ) {
			return $expression->if && $this->is_safe( $expression->if ) && $this->is_safe( $expression->else );
		}
		return $expression instanceof Expr\FuncCall && $expression->name instanceof Node\Name
			&& 1 === preg_match( '/^(esc_(html|attr|url)(__)?|number_format_i18n)$/', $expression->name->getLast() );
	}

	private function check_function( Expr\FuncCall $call ) {
		$name = $call->name->getLast();
		if ( in_array( $name, self::FORBIDDEN, true ) ) {
			$this->report( $call, "$name() is not used here" );
		}
		if ( 'base64_decode' === $name && ! $this->is_strict( $call ) ) {
			$this->report( $call, 'base64_decode() takes what is not base64, without its second argument' );
		}
		if ( in_array( $name, $this->own_functions, true ) ) {
			return;
		}
		if ( ! function_exists( $name ) ) {
			$this->report( $call, "there is no $name()" );
			return;
		}
		$function = new ReflectionFunction( $name );
		$this->check_arguments( $call, $function, $name );
		if ( in_array( $name, self::NEW_IN_PHP_8, true ) ) {
			$this->report( $call, "$name() is newer than PHP 7.4" );
		}
		if ( preg_match( '/@since (\d+\.\d+)/', (string) $function->getDocComment(), $since ) && version_compare( $since[1], self::OLDEST_WORDPRESS, '>' ) ) {
			$this->report( $call, "$name() came with WordPress {$since[1]}" );
		}
		if ( isset( self::TRANSLATE[ $name ] ) ) {
			$this->check_translation( $call, self::TRANSLATE[ $name ] );
		}
	}

	/** A picture in JSON is base64 and nothing else, so that a broken one is noticed. */
	private function is_strict( Expr\FuncCall $call ): bool {
		$strict = $call->args[1]->value ?? null;
		return $strict instanceof Expr\ConstFetch && 'true' === strtolower( (string) $strict->name );
	}

	private function check_translation( Expr\FuncCall $call, $domain_at ) {
		$texts  = array_slice( $call->args, 0, 4 === $domain_at ? 2 : 1 );
		$domain = $call->args[ $domain_at - 1 ]->value ?? null;
		foreach ( $texts as $text ) {
			if ( ! $text->value instanceof Scalar\String_ ) {
				$this->report( $call, 'translates something that is not written here' );
			}
		}
		if ( ! $domain instanceof Scalar\String_ || 'igny8-bridge' !== $domain->value ) {
			$this->report( $call, 'translates without the text domain' );
		}
	}

	private function check_method( Expr\StaticCall $call ) {
		$class = 'self' === (string) $call->class ? $this->class : (string) $call->class;
		if ( ! method_exists( $class, (string) $call->name ) ) {
			$this->report( $call, "there is no $class::{$call->name}()" );
			return;
		}
		$method = new ReflectionMethod( $class, (string) $call->name );
		if ( $method->isPrivate() && $class !== $this->class ) {
			$this->report( $call, "$class::{$call->name}() is private" );
		}
		$this->check_arguments( $call, $method, $class . '::' . $call->name );
	}

	/** `array( Some::class, 'method' )`, as hooks take it, names a public method or one of the same class. */
	private function check_callable( Expr\Array_ $array ) {
		$first  = $array->items[0]->value ?? null;
		$second = $array->items[1]->value ?? null;
		if ( 2 !== count( $array->items ) || ! $first instanceof Expr\ClassConstFetch || 'class' !== (string) $first->name || ! $second instanceof Scalar\String_ ) {
			return;
		}
		$class = 'self' === (string) $first->class ? $this->class : (string) $first->class;
		if ( ! method_exists( $class, $second->value ) ) {
			$this->report( $array, "there is no $class::{$second->value}()" );
		}
	}

	private function check_arguments( $call, ReflectionFunctionAbstract $function, $name ) {
		$count = count( $call->args );
		$most  = $function->isVariadic() || ! $function->getParameters() ? PHP_INT_MAX : $function->getNumberOfParameters();
		if ( $count < $function->getNumberOfRequiredParameters() || $count > $most ) {
			$this->report( $call, "$name() is called with $count arguments" );
		}
	}

	private function report( Node $node, $text ) {
		printf( "%s:%d: %s\n", $this->file, $node->getLine(), $text );
	}
}
