<?xml version="1.0" encoding="UTF-8"?>
<!-- What was made: files, text, pages, images, fonts, and what the stages took. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="http://www.w3.org/2005/xpath-functions"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="f q">

  <xsl:template match="f:array[@key = 'outputs']">
    <h2>Files</h2>
    <xsl:if test="not(*)"><p>No file was made.</p></xsl:if>
    <xsl:if test="*">
      <table>
        <thead><tr><th scope="col">File</th><th scope="col" class="number">Size</th></tr></thead>
        <tbody>
          <xsl:for-each select="*">
            <tr>
              <td><bdi><xsl:value-of select="*[@key = 'file']"/></bdi></td>
              <td class="number"><xsl:value-of select="q:size(*[@key = 'bytes'])"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:map[@key = 'text']">
    <h2>Text</h2>
    <dl>
      <xsl:for-each select="*">
        <div>
          <dt><xsl:apply-templates select="." mode="term"/></dt>
          <dd><xsl:value-of select="format-number(., '#,##0')"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:template match="*" mode="term">
    <xsl:value-of select="concat(translate(substring(@key, 1, 1), 'abcdefghijklmnopqrstuvwxyz',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring(@key, 2))"/>
  </xsl:template>
  <xsl:template match="*[@key = 'codeWords']" mode="term">Words of code</xsl:template>
  <xsl:template match="*[@key = 'indexEntries']" mode="term">Entries of the index</xsl:template>

  <xsl:template match="f:map[@key = 'pages']">
    <xsl:variable name="each" select="*[@key = 'each']/*"/>
    <xsl:variable name="least">
      <xsl:for-each select="$each[*[@key = 'fill']]">
        <xsl:sort select="*[@key = 'fill']" data-type="number"/>
        <xsl:if test="position() = 1">
          <xsl:value-of select="concat('page ', *[@key = 'label'], ' is the emptiest with ', *[@key = 'fill'], ' %')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <h2>Pages</h2>
    <p>
      <xsl:value-of select="q:count(*[@key = 'count'], 'page')"/>
      <xsl:for-each select="*[@key = 'sizes']/*">
        <xsl:value-of select="concat(', ', substring(concat(*[@key = 'count'], ' '), 1,
            (string-length(*[@key = 'count']) + 1) * (last() &gt; 1)), 'of ', number(*[@key = 'width']), ' by ',
            number(*[@key = 'height']), ' mm')"/>
      </xsl:for-each>
      <xsl:if test="*[@key = 'blank'] &gt; 0">
        <xsl:value-of select="concat(', ', *[@key = 'blank'], ' of them blank')"/>
      </xsl:if>
      <xsl:text>.</xsl:text>
    </p>
    <xsl:if test="*[@key = 'fill']">
      <figure>
        <svg xmlns="http://www.w3.org/2000/svg" class="fill" role="img" preserveAspectRatio="none"
            viewBox="0 0 {10 * count($each)} 100" style="max-width: {2 * count($each)}rem"
            aria-label="How full each page is: {*[@key = 'fill']} % on average; {$least}.">
          <xsl:for-each select="$each">
            <rect x="{10 * position() - 9}" y="{100 - sum(*[@key = 'fill'])}" width="8" height="{sum(*[@key = 'fill'])}"/>
          </xsl:for-each>
        </svg>
        <figcaption>
          <xsl:value-of select="concat('How full the pages are, from the first to the last: ', *[@key = 'fill'],
              ' % on average; ', $least, '.')"/>
        </figcaption>
      </figure>
    </xsl:if>
    <xsl:if test="*[@key = 'short']/*">
      <h3>Why pages are not full</h3>
      <ul class="places">
        <xsl:for-each select="*[@key = 'short']/*">
          <li><xsl:call-template name="place"/><xsl:text> </xsl:text><xsl:value-of select="*[@key = 'detail']"/></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:array[@key = 'images']">
    <xsl:if test="*">
      <h2>Images</h2>
      <div class="wide" role="region" tabindex="0" aria-label="Images">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What stands for it</th>
              <th scope="col" class="number">Places</th>
              <th scope="col" class="number">Size</th>
              <th scope="col" class="number">Printed</th>
              <th scope="col" class="number">In the EPUB</th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="*" mode="image"/></tbody>
        </table>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:map" mode="image">
    <xsl:variable name="epub" select="*[@key = 'epub']"/>
    <xsl:variable name="printed" select="*[@key = 'printed']"/>
    <tr>
      <th scope="row"><bdi><xsl:value-of select="*[@key = 'file']"/></bdi></th>
      <td class="long">
        <xsl:choose>
          <xsl:when test="*[@key = 'isCover'] = 'true'">It is the cover.</xsl:when>
          <xsl:when test="*[@key = 'alternative'] = 'none'"><span class="no">Nothing!</span></xsl:when>
          <xsl:when test="*[@key = 'alternative'] = 'decoration'">Nothing, it is decoration.</xsl:when>
          <xsl:otherwise><bdi><xsl:value-of select="*[@key = 'text']"/></bdi></xsl:otherwise>
        </xsl:choose>
      </td>
      <td class="number"><xsl:value-of select="*[@key = 'places']"/></td>
      <td class="number">
        <xsl:value-of select="q:size(*[@key = 'bytes'])"/>
        <xsl:if test="*[@key = 'width']">
          <br/><xsl:value-of select="concat(*[@key = 'width'], ' × ', *[@key = 'height'])"/>
        </xsl:if>
      </td>
      <td class="number">
        <xsl:if test="$printed">
          <xsl:value-of select="concat(number($printed/*[@key = 'width']), ' × ', number($printed/*[@key = 'height']), ' mm')"/>
          <xsl:for-each select="$printed/*[@key = 'resolution']"><br/><xsl:value-of select="concat(., ' dpi')"/></xsl:for-each>
        </xsl:if>
      </td>
      <td class="number">
        <xsl:if test="$epub">
          <xsl:value-of select="q:size($epub/*[@key = 'bytes'])"/>
          <xsl:if test="$epub/*[@key = 'isShrunk'] = 'true'">
            <br/><xsl:value-of select="concat('made smaller: ', $epub/*[@key = 'width'], ' × ', $epub/*[@key = 'height'])"/>
          </xsl:if>
        </xsl:if>
        <xsl:for-each select="*[@key = 'epubRaster']">
          <xsl:if test="$epub"><br/></xsl:if>
          <xsl:value-of select="concat('as a raster: ', q:size(*[@key = 'bytes']))"/>
        </xsl:for-each>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="fonts">
    <xsl:variable name="pdf" select="$report/*[@key = 'pdf']/*[@key = 'fonts']/*"/>
    <xsl:variable name="epub" select="$report/*[@key = 'epub']/*[@key = 'fonts']/*"/>
    <xsl:if test="$pdf or $report/*[@key = 'epub']">
      <h2>Fonts</h2>
    </xsl:if>
    <xsl:if test="$pdf">
      <table>
        <caption>In the PDF</caption>
        <thead><tr><th scope="col">Font</th><th scope="col">Embedded</th></tr></thead>
        <tbody>
          <xsl:for-each select="$pdf">
            <tr>
              <th scope="row"><bdi><xsl:value-of select="*[@key = 'name']"/></bdi></th>
              <td>
                <xsl:choose>
                  <xsl:when test="*[@key = 'isEmbedded'] = 'false'"><span class="no">no</span></xsl:when>
                  <xsl:when test="*[@key = 'isSubset'] = 'true'">the characters that are used</xsl:when>
                  <xsl:otherwise>as a whole</xsl:otherwise>
                </xsl:choose>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <xsl:if test="$report/*[@key = 'epub'] and not($epub)">
      <p>The EPUB has none: the reader's own choice counts.</p>
    </xsl:if>
    <xsl:if test="$epub">
      <table>
        <caption>In the EPUB</caption>
        <thead><tr><th scope="col">File</th><th scope="col" class="number">Size</th></tr></thead>
        <tbody>
          <xsl:for-each select="$epub">
            <tr>
              <th scope="row"><xsl:value-of select="*[@key = 'file']"/></th>
              <td class="number"><xsl:value-of select="q:size(*[@key = 'bytes'])"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:array[@key = 'stages']">
    <h2>Time and memory</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col" class="number">Processor time</th>
          <th scope="col" class="number">Peak memory so far</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="*">
          <tr>
            <th scope="row"><xsl:value-of select="*[@key = 'name']"/></th>
            <td class="number"><xsl:value-of select="concat(*[@key = 'seconds'], ' s')"/></td>
            <td class="number"><xsl:value-of select="concat(*[@key = 'peakMiB'], ' MiB')"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

</xsl:stylesheet>
