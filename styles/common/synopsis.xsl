<?xml version="1.0" encoding="UTF-8"?>
<!--
  How a command, a function or a class is used, and the rules of a grammar: elements
  without what a language writes between them become lines of code.

      ls [-l] {-a | -A} file…
      int max(int a, int b);
      public class Foo extends Bar { … }     as Java has it
      Expr ::= Term '+' Term

    apply-templates mode="synopsis"   the content of a block of code

  Each output says in mode "synopsis-name" how the name of what is declared looks,
  in mode "synopsis" how a placeholder does and what a reference is
  (synopfragmentref, nonterminal; its words: template synopsis-reference), and in the
  template synopsis-target what stands for the id of any other element.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin">

  <!-- longer declarations have a line for each parameter -->
  <xsl:variable name="declaration-columns" select="64"/>

  <!-- Space between words is one; around an element's content it is layout of the source -->
  <xsl:template match="text()" mode="synopsis">
    <xsl:variable name="text" select="translate(., '&#9;&#10;', '  ')"/>
    <xsl:if test="starts-with($text, ' ') and preceding-sibling::node()"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="normalize-space()">
      <xsl:value-of select="normalize-space()"/>
      <xsl:if test="substring($text, string-length($text)) = ' ' and following-sibling::node()">
        <xsl:text> </xsl:text>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="synopsis">
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:apply-templates mode="synopsis"/>
  </xsl:template>

  <xsl:template match="db:info | processing-instruction() | comment()" mode="synopsis"/>
  <xsl:template match="db:link | db:xref | db:indexterm | db:anchor | db:footnote | db:co |
      db:inlinemediaobject" mode="synopsis">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="db:command | db:function" mode="synopsis">
    <xsl:apply-templates select="." mode="synopsis-name"/>
  </xsl:template>

  <!-- The block itself has its id already -->
  <xsl:template name="synopsis-anchor">
    <xsl:if test="@xml:id and ancestor::*[self::db:cmdsynopsis or self::db:funcsynopsis or
        self::db:classsynopsis or self::db:productionset]">
      <xsl:call-template name="synopsis-target"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="synopsis-reference">
    <xsl:param name="target"/>
    <xsl:if test="$target/self::db:synopfragment">
      <xsl:value-of select="concat('(', count($target/preceding-sibling::db:synopfragment) + 1, ') ')"/>
    </xsl:if>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <!-- Commands -->
  <xsl:template match="db:cmdsynopsis" mode="synopsis">
    <xsl:call-template name="synopsis-words"/>
    <xsl:for-each select="db:synopfragment">
      <xsl:value-of select="concat('&#10;(', position(), ') ')"/>
      <xsl:call-template name="synopsis-anchor"/>
      <xsl:call-template name="synopsis-words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="synopsis-words">
    <xsl:for-each select="*[not(self::db:info or self::db:synopfragment)]">
      <xsl:if test="position() &gt; 1 and not(self::db:sbr)">
        <xsl:call-template name="synopsis-gap"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What stands between arguments, if a line's break doesn't -->
  <xsl:template name="synopsis-gap">
    <xsl:variable name="own" select="ancestor::db:cmdsynopsis/@sepchar"/>
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1]/self::db:sbr"/>
      <xsl:when test="$own"><xsl:value-of select="$own"/></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:sbr" mode="synopsis"><xsl:text>&#10;    </xsl:text></xsl:template>

  <!-- In brackets what may be left out, in braces what may not; the bar of a group
       needs no brackets around each of its arguments -->
  <xsl:template match="db:arg | db:group" mode="synopsis">
    <xsl:variable name="choice">
      <xsl:choose>
        <xsl:when test="@choice"><xsl:value-of select="@choice"/></xsl:when>
        <xsl:when test="self::db:arg and parent::db:group">plain</xsl:when>
        <xsl:otherwise>opt</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="parent::db:arg and preceding-sibling::node()[1]/self::*">
      <xsl:call-template name="synopsis-gap"/>
    </xsl:if>
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:value-of select="substring('[{', 1 + ($choice = 'req'), $choice != 'plain')"/>
    <xsl:choose>
      <xsl:when test="self::db:group">
        <xsl:for-each select="*[not(self::db:sbr)]">
          <xsl:if test="position() &gt; 1">
            <xsl:text> | </xsl:text>
          </xsl:if>
          <xsl:apply-templates select="." mode="synopsis"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="synopsis"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="substring(']}', 1 + ($choice = 'req'), $choice != 'plain')"/>
    <xsl:if test="@rep = 'repeat'">…</xsl:if>
  </xsl:template>

  <!-- Functions -->
  <xsl:template match="db:funcsynopsis" mode="synopsis">
    <xsl:for-each select="*[not(self::db:info)]">
      <xsl:if test="position() &gt; 1">
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="self::db:funcsynopsisinfo or preceding-sibling::*[1]/self::db:funcsynopsisinfo">
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Lines as they are -->
  <xsl:template match="db:funcsynopsisinfo | db:classsynopsisinfo" mode="synopsis">
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="db:funcprototype" mode="synopsis">
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:for-each select="db:funcdef/preceding-sibling::db:modifier">
      <xsl:apply-templates select="." mode="synopsis"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <xsl:apply-templates select="db:funcdef" mode="synopsis"/>
    <xsl:call-template name="synopsis-parameters">
      <xsl:with-param name="parameters" select="*[not(self::db:funcdef or self::db:modifier or self::db:info)]"/>
    </xsl:call-template>
    <xsl:for-each select="db:funcdef/following-sibling::db:modifier">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
    <xsl:text>;</xsl:text>
  </xsl:template>

  <xsl:template name="synopsis-parameters">
    <xsl:param name="parameters"/>
    <xsl:param name="indent" select="''"/>
    <xsl:variable name="gap">
      <xsl:choose>
        <xsl:when test="$parameters[2] and string-length(normalize-space()) &gt; $declaration-columns">
          <xsl:value-of select="concat('&#10;    ', $indent)"/>
        </xsl:when>
        <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:text>(</xsl:text>
    <xsl:for-each select="$parameters">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:if test="position() &gt; 1 or string-length($gap) &gt; 1"><xsl:value-of select="$gap"/></xsl:if>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="db:void" mode="synopsis">void</xsl:template>
  <xsl:template match="db:varargs" mode="synopsis">...</xsl:template>
  <xsl:template match="db:funcparams" mode="synopsis">
    <xsl:text>(</xsl:text><xsl:apply-templates mode="synopsis"/><xsl:text>)</xsl:text>
  </xsl:template>
  <xsl:template match="db:paramdef[@choice = 'opt']" mode="synopsis">
    <xsl:text>[</xsl:text><xsl:apply-templates mode="synopsis"/><xsl:text>]</xsl:text>
  </xsl:template>

  <!-- Classes: the first name is the class's own -->
  <xsl:template match="db:classsynopsis" mode="synopsis">
    <xsl:param name="indent" select="''"/>
    <xsl:variable name="members" select="db:classsynopsisinfo | db:fieldsynopsis | db:constructorsynopsis |
        db:destructorsynopsis | db:methodsynopsis | db:classsynopsis"/>
    <xsl:variable name="names" select="db:ooclass | db:oointerface | db:ooexception"/>
    <xsl:variable name="bases" select="$names[position() &gt; 1]"/>
    <xsl:variable name="is-interface" select="@class = 'interface'"/>
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:for-each select="$names[1]/db:modifier">
      <xsl:apply-templates select="." mode="synopsis"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <xsl:value-of select="concat(substring('interface', 1, 9 * $is-interface),
        substring('class', 1, 5 * not($is-interface)), ' ')"/>
    <xsl:apply-templates select="$names[1]/*[not(self::db:modifier)]" mode="synopsis-name"/>
    <xsl:call-template name="synopsis-bases">
      <xsl:with-param name="word" select="' extends '"/>
      <xsl:with-param name="bases" select="$bases[self::db:ooclass or $is-interface]"/>
    </xsl:call-template>
    <xsl:call-template name="synopsis-bases">
      <xsl:with-param name="word" select="' implements '"/>
      <xsl:with-param name="bases" select="$bases[self::db:oointerface and not($is-interface)]"/>
    </xsl:call-template>
    <xsl:call-template name="synopsis-bases">
      <xsl:with-param name="word" select="' throws '"/>
      <xsl:with-param name="bases" select="$bases[self::db:ooexception]"/>
    </xsl:call-template>
    <xsl:text> {</xsl:text>
    <xsl:for-each select="$members">
      <xsl:value-of select="concat('&#10;', $indent, '    ')"/>
      <xsl:apply-templates select="." mode="synopsis">
        <xsl:with-param name="indent" select="concat($indent, '    ')"/>
      </xsl:apply-templates>
    </xsl:for-each>
    <xsl:value-of select="concat('&#10;', $indent, '}')"/>
  </xsl:template>

  <xsl:template name="synopsis-bases">
    <xsl:param name="word"/>
    <xsl:param name="bases"/>
    <xsl:for-each select="$bases">
      <xsl:value-of select="concat(substring($word, 1, 20 * (position() = 1)),
          substring(', ', 1, 2 * (position() &gt; 1)))"/>
      <xsl:choose>
        <xsl:when test="*"><xsl:call-template name="synopsis-row"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="synopsis"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Elements with a space between them -->
  <xsl:template name="synopsis-row">
    <xsl:for-each select="*[not(self::db:info)]">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="db:fieldsynopsis" mode="synopsis">
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:call-template name="synopsis-row"/>
    <xsl:text>;</xsl:text>
  </xsl:template>

  <xsl:template match="db:initializer" mode="synopsis">
    <xsl:text>= </xsl:text><xsl:apply-templates mode="synopsis"/>
  </xsl:template>

  <xsl:template match="db:methodparam" mode="synopsis">
    <xsl:value-of select="substring('[', 1, @choice = 'opt')"/>
    <xsl:call-template name="synopsis-row"/>
    <xsl:value-of select="concat(substring('…', 1, @rep = 'repeat'), substring(']', 1, @choice = 'opt'))"/>
  </xsl:template>

  <xsl:template match="db:methodsynopsis | db:constructorsynopsis | db:destructorsynopsis" mode="synopsis">
    <xsl:param name="indent" select="''"/>
    <xsl:variable name="name" select="db:methodname"/>
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:for-each select="$name/preceding-sibling::*[not(self::db:info)] | db:modifier[not($name)]">
      <xsl:apply-templates select="." mode="synopsis"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <xsl:apply-templates select="$name" mode="synopsis-name"/>
    <xsl:call-template name="synopsis-parameters">
      <xsl:with-param name="parameters" select="db:methodparam"/>
      <xsl:with-param name="indent" select="$indent"/>
    </xsl:call-template>
    <xsl:call-template name="synopsis-bases">
      <xsl:with-param name="word" select="' throws '"/>
      <xsl:with-param name="bases" select="db:exceptionname"/>
    </xsl:call-template>
    <xsl:for-each select="$name/following-sibling::db:modifier">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
    <xsl:text>;</xsl:text>
  </xsl:template>

  <!-- Grammars: what a rule gives stands in one column -->
  <xsl:template match="db:productionset" mode="synopsis">
    <xsl:for-each select="db:production | db:productionrecap">
      <xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="db:production" mode="synopsis">
    <xsl:call-template name="synopsis-anchor"/>
    <xsl:apply-templates select="db:lhs" mode="synopsis-name"/>
    <xsl:variable name="column" select="translate(normalize-space(db:lhs),
        translate(normalize-space(db:lhs), ' ', ''), '                                                            ')"/>
    <xsl:for-each select="db:rhs">
      <xsl:choose>
        <xsl:when test="position() = 1"> ::= </xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('&#10;', $column, '   | ')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="." mode="synopsis"/>
    </xsl:for-each>
    <xsl:for-each select="db:constraint">
      <xsl:value-of select="concat(' [', normalize-space(q:title(q:id(@linkend))), ']')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="db:rhs/db:lineannotation" mode="synopsis">
    <xsl:text> /* </xsl:text><xsl:apply-templates mode="synopsis"/><xsl:text> */</xsl:text>
  </xsl:template>

</xsl:stylesheet>
