<?php
// Prints an HTML page by dompdf, in the fonts that it is given.
$parameters = json_decode(stream_get_contents(STDIN), true);
date_default_timezone_set('Asia/Bangkok');
require 'dompdf/autoload.php';

$options = new Dompdf\Options();
$options->setChroot([getcwd(), ...array_map('dirname', array_values($parameters['faces']))]);
$options->setFontDir(getcwd());
$options->setFontCache(getcwd());
$options->setTempDir(getcwd());
$options->setIsFontSubsettingEnabled(true);
$options->setDefaultPaperSize('a4');
$dompdf = new Dompdf\Dompdf($options);
foreach ($parameters['faces'] as $weight => $file) {
    $style = ['family' => $parameters['family'], 'weight' => $weight == 'bold' ? 'bold' : 'normal', 'style' => 'normal'];
    $dompdf->getFontMetrics()->registerFont($style, 'file://' . $file);
}
$dompdf->loadHtml($parameters['html'], 'UTF-8');
$dompdf->render();
echo $dompdf->output();
